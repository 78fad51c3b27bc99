BEGIN TRANSACTION;
CREATE TABLE addresses (
	"key" VARCHAR(80) NOT NULL, 
	person_id INTEGER NOT NULL, 
	blocked_at BIGINT, heard_at BIGINT, knocked_at BIGINT, waiting SMALLINT DEFAULT '0' NOT NULL, chosen_at BIGINT, failing_since BIGINT, offered TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_addresses PRIMARY KEY ("key"), 
	CONSTRAINT fk_addresses_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "addresses" VALUES('telegram:marieke',1,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:joris',2,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:iris',3,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:amal',4,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:sanne',5,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:farid',6,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:bilal',8,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:bart',9,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:hana',10,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:emebet',11,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:els',12,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:wim',13,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:wanda',14,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:tom',15,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:nour',16,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:noa',17,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:sam',18,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kamal',19,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kees',20,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:lina',21,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:lot',22,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:ilse',23,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:rosa',24,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:rik',25,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:idris',26,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:inge',27,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:jamila',28,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:jan',29,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:hiwot',30,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:henk',31,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:sabra',32,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:simon',33,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:dawit',34,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:daan',35,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:oumar',36,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:olga',37,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:qasim',38,1811532781,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:quinten',39,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kofi',40,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:vera',41,1811408509,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:chiara',42,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:cas',43,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:parwin',44,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:pim',45,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:ubah',46,1811516700,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:ugo',47,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:yonas',48,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:zahra',49,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:adam',50,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('whatsapp:wafa',51,NULL,1811491595,NULL,0,NULL,NULL,'["9g.5.dutch.none", "9g.5.dutch.words", "9g.5.dutch.simple", "9g.5.dutch.good"]');
INSERT INTO "addresses" VALUES('telegram:mohamed',52,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:anna',53,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:boris',54,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:cora',55,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:new',57,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:newer',58,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:dunya',59,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:marta',60,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:ella',61,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:bram',65,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:fleur',66,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:tesfay',63,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:thea',67,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('whatsapp:+31600000001',67,NULL,1811491748,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('whatsapp:winta',68,NULL,1811491763,1811528700,1,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:xenia',69,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:stopper',70,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim1',71,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim2',72,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim3',73,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim4',74,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim5',75,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim6',76,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim7',77,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim8',78,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim9',79,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim10',80,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim11',81,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim12',82,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim13',83,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim14',84,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim15',85,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:kim16',86,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:noor',87,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:ivo',88,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:isa',89,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:two0',90,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of00',91,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of01',92,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:two1',93,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of10',94,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of11',95,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:two2',96,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of20',97,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of21',98,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:two3',99,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of30',100,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:of31',101,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:nadia',102,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:niels',103,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:naima',104,NULL,NULL,NULL,0,NULL,NULL,'');
INSERT INTO "addresses" VALUES('telegram:nico',105,NULL,NULL,NULL,0,NULL,NULL,'');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE announced (
	id INTEGER NOT NULL, 
	announcement_id INTEGER NOT NULL, 
	person_id BIGINT, 
	state VARCHAR(8) NOT NULL, 
	reason VARCHAR(20) DEFAULT '' NOT NULL, 
	language VARCHAR(8) DEFAULT '' NOT NULL, 
	outbox_id BIGINT, 
	reply VARCHAR(12) DEFAULT '' NOT NULL, 
	replied_at BIGINT, 
	CONSTRAINT pk_announced PRIMARY KEY (id), 
	CONSTRAINT fk_announced_announcement_id FOREIGN KEY(announcement_id) REFERENCES announcements (id), 
	CONSTRAINT uq_announced_announcement_id_person_id UNIQUE (announcement_id, person_id)
);
INSERT INTO "announced" VALUES(1,3,4,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(2,3,5,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(3,3,8,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(4,3,9,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(5,3,11,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(6,3,12,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(7,3,13,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(8,3,14,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(9,3,15,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(10,3,16,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(11,3,17,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(12,3,18,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(13,3,19,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(14,3,20,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(15,3,21,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(16,3,22,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(17,3,24,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(18,3,25,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(19,3,26,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(20,3,27,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(21,3,28,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(22,3,29,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(23,3,30,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(24,3,31,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(25,3,32,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(26,3,33,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(27,3,34,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(28,3,35,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(29,3,36,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(30,3,37,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(31,3,38,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(32,3,39,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(33,3,41,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(34,3,42,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(35,3,43,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(36,3,44,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(37,3,45,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(38,3,46,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(39,3,47,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(40,3,59,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(41,3,60,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(42,3,61,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(43,3,62,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(44,3,63,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(45,3,64,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(46,3,65,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(47,3,66,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(48,3,67,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(49,3,68,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(50,3,69,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(51,3,70,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(52,3,90,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(53,3,91,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(54,3,92,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(55,3,93,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(56,3,94,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(57,3,95,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(58,3,96,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(59,3,97,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(60,3,98,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(61,3,99,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(62,3,100,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(63,3,101,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(64,3,102,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(65,3,103,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(66,3,104,'left','','',NULL,'',NULL);
INSERT INTO "announced" VALUES(67,3,105,'left','','',NULL,'',NULL);
CREATE TABLE announcements (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	version INTEGER NOT NULL, 
	staff_id BIGINT, 
	person_id BIGINT NOT NULL, 
	audience TEXT NOT NULL, 
	texts TEXT NOT NULL, 
	fallback VARCHAR(8) NOT NULL, 
	replies TEXT DEFAULT '[]' NOT NULL, 
	important SMALLINT DEFAULT '0' NOT NULL, 
	file_id BIGINT, 
	goes_at BIGINT, 
	created_at BIGINT NOT NULL, 
	changed_at BIGINT NOT NULL, 
	progress BIGINT, 
	CONSTRAINT pk_announcements PRIMARY KEY (id)
);
INSERT INTO "announcements" VALUES(1,'leiden','planned',2,1,1,'{}','{"en": "The picnic is on Sunday."}','en','["come", "cannot"]',0,NULL,1812441600,1811491779,1811491782,NULL);
INSERT INTO "announcements" VALUES(2,'leiden','draft',1,1,1,'{"role": "mentor"}','{"en": "A draft for mentors."}','en','["come", "cannot"]',0,NULL,NULL,1811491792,1811491792,NULL);
INSERT INTO "announcements" VALUES(3,'leiden','sending',3,9,75,'{}','{"en": "The office is closed on Friday."}','en','["come", "cannot"]',0,NULL,1811532759,1811532698,1811532765,639232);
CREATE TABLE audience_groups (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	audience TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_audience_groups PRIMARY KEY (id), 
	CONSTRAINT uq_audience_groups_programme_name UNIQUE (programme, name)
);
INSERT INTO "audience_groups" VALUES(1,'leiden','All mentors','{"role": "mentor"}',1811491840);
CREATE TABLE contents (
	"key" VARCHAR(80) NOT NULL, 
	sid VARCHAR(40) NOT NULL, 
	print VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(200) DEFAULT '' NOT NULL, 
	changed_at BIGINT NOT NULL, 
	CONSTRAINT pk_contents PRIMARY KEY ("key")
);
CREATE TABLE conversations (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	flow VARCHAR(40) NOT NULL, 
	stage VARCHAR(10) NOT NULL, 
	answers TEXT NOT NULL, 
	asked TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	touched_at BIGINT NOT NULL, about VARCHAR(40) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_conversations PRIMARY KEY (id), 
	CONSTRAINT fk_conversations_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "conversations" VALUES(8,4,'NewcomerIntake','finished','{"name_":["Amal",1795424407,"ar"],"age":["30",1795424408,"ar"],"town":["Leiden",1795424409,"ar"],"languages":[["en"],1795424411,"ar"],"dutch":["simple",1795424412,"ar"],"free":[["ea"],1795424414,"ar"],"wish":["either",1795424415,"ar"],"gender":["woman",1795424416,"ar"],"summary":["ok",1795424417,"ar"]}','',12,1795424417,'');
INSERT INTO "conversations" VALUES(11,5,'MentorIntake','finished','{"name_":["Sanne",1795424422,"nl"],"age":["30",1795424423,"nl"],"town":["Leiden",1795424424,"nl"],"knows_town":["yes",1795424425,"nl"],"languages":[["en"],1795424427,"nl"],"free":[["ea"],1795424429,"nl"],"hours":[2,1795424430,"nl"],"months":["yes",1795424431,"nl"],"newcomers":["1",1795424432,"nl"],"side":["alone",1795424433,"nl"],"wish":["either",1795424434,"nl"],"gender":["woman",1795424435,"nl"],"conduct":["agree",1795424436,"nl"],"summary":["ok",1795424437,"nl"]}','',17,1795424437,'');
INSERT INTO "conversations" VALUES(14,6,'NewcomerIntake','open','{"name_":["Farid",1795424443,"ar"],"age":["30",1795424444,"ar"],"town":["Leiden",1795424445,"ar"],"languages":[["en"],1795424447,"ar"]}','[5,"dutch",["none","words","simple","good"],0,0,[],null]',6,1795424447,'');
INSERT INTO "conversations" VALUES(22,8,'NewcomerIntake','finished','{"name_":["Bilal",1795597204,"en"],"age":["30",1795597205,"en"],"town":["Leiden",1795597206,"en"],"languages":[["en"],1795597208,"en"],"dutch":["simple",1795597209,"en"],"free":[["ea"],1795597211,"en"],"wish":["either",1795597212,"en"],"gender":["woman",1795597213,"en"],"summary":["ok",1795597214,"en"]}','',12,1795597214,'');
INSERT INTO "conversations" VALUES(25,9,'MentorIntake','finished','{"name_":["Bart",1795597219,"nl"],"age":["30",1795597220,"nl"],"town":["Leiden",1795597221,"nl"],"knows_town":["yes",1795597222,"nl"],"languages":[["en"],1795597224,"nl"],"free":[["ea"],1795597226,"nl"],"hours":[2,1795597227,"nl"],"months":["yes",1795597228,"nl"],"newcomers":["1",1795597229,"nl"],"side":["alone",1795597230,"nl"],"wish":["either",1795597231,"nl"],"gender":["woman",1795597232,"nl"],"conduct":["agree",1795597233,"nl"],"summary":["ok",1795597234,"nl"]}','',17,1795597234,'');
INSERT INTO "conversations" VALUES(44,3,'TalkOutcome','waiting','{}','[1,"held",["yes","no"],0,0,[],null]',2,1803468600,'talk:1:2');
INSERT INTO "conversations" VALUES(45,3,'TalkOutcome','waiting','{}','[1,"held",["yes","no"],0,0,[],null]',2,1803985200,'talk:3:2');
INSERT INTO "conversations" VALUES(47,10,'NewcomerIntake','open','{"name_":["Hana",1803632404,"ti"],"age":["30",1803632405,"ti"]}','[3,"town",["Leiden","Leiderdorp","Oegstgeest","Zoeterwoude","elsewhere"],0,0,[],null]',3,1803632405,'');
INSERT INTO "conversations" VALUES(49,11,'NewcomerIntake','finished','{"name_":["Emebet",1803891604,"ti"],"age":["30",1803891605,"ti"],"town":["Leiden",1803891606,"ti"],"languages":[["en"],1803891608,"ti"],"dutch":["simple",1803891609,"ti"],"free":[["ea"],1803891611,"ti"],"wish":["either",1803891612,"ti"],"gender":["woman",1803891613,"ti"],"summary":["ok",1803891614,"ti"]}','',12,1803891614,'');
INSERT INTO "conversations" VALUES(52,12,'MentorIntake','finished','{"name_":["Els",1803891619,"nl"],"age":["30",1803891620,"nl"],"town":["Leiden",1803891621,"nl"],"knows_town":["yes",1803891622,"nl"],"languages":[["en"],1803891624,"nl"],"free":[["ea"],1803891626,"nl"],"hours":[2,1803891627,"nl"],"months":["yes",1803891628,"nl"],"newcomers":["1",1803891629,"nl"],"side":["alone",1803891630,"nl"],"wish":["either",1803891631,"nl"],"gender":["woman",1803891632,"nl"],"conduct":["agree",1803891633,"nl"],"summary":["ok",1803891634,"nl"]}','',17,1803891634,'');
INSERT INTO "conversations" VALUES(55,13,'NewcomerIntake','finished','{"name_":["Wim",1803978004,"en"],"age":["30",1803978005,"en"],"town":["Leiden",1803978006,"en"],"languages":[["en"],1803978008,"en"],"dutch":["simple",1803978009,"en"],"free":[["ea"],1803978011,"en"],"wish":["either",1803978012,"en"],"gender":["woman",1803978013,"en"],"summary":["ok",1803978014,"en"]}','',12,1803978014,'');
INSERT INTO "conversations" VALUES(58,14,'MentorIntake','finished','{"name_":["Wanda",1803978019,"nl"],"age":["30",1803978020,"nl"],"town":["Leiden",1803978021,"nl"],"knows_town":["yes",1803978022,"nl"],"languages":[["en"],1803978024,"nl"],"free":[["ea"],1803978026,"nl"],"hours":[2,1803978027,"nl"],"months":["yes",1803978028,"nl"],"newcomers":["1",1803978029,"nl"],"side":["alone",1803978030,"nl"],"wish":["either",1803978031,"nl"],"gender":["woman",1803978032,"nl"],"conduct":["agree",1803978033,"nl"],"summary":["ok",1803978034,"nl"]}','',17,1803978034,'');
INSERT INTO "conversations" VALUES(71,15,'MentorIntake','finished','{"name_":["Tom",1804669216,"nl"],"age":["30",1804669217,"nl"],"town":["Leiden",1804669218,"nl"],"knows_town":["yes",1804669219,"nl"],"languages":[["en"],1804669221,"nl"],"free":[["ea"],1804669223,"nl"],"hours":[2,1804669224,"nl"],"months":["yes",1804669225,"nl"],"newcomers":["1",1804669226,"nl"],"side":["alone",1804669227,"nl"],"wish":["either",1804669228,"nl"],"gender":["woman",1804669229,"nl"],"conduct":["agree",1804669230,"nl"],"summary":["ok",1804669231,"nl"]}','',17,1804669231,'');
INSERT INTO "conversations" VALUES(73,13,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811491240,'talk:8:2');
INSERT INTO "conversations" VALUES(74,14,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1806566410,'talk:8:2');
INSERT INTO "conversations" VALUES(75,1,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',9,1810029600,'talk:8:2');
INSERT INTO "conversations" VALUES(76,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1810029600,'talk:8:2');
INSERT INTO "conversations" VALUES(78,5,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1809504000,'theme:1:1');
INSERT INTO "conversations" VALUES(79,9,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1809504000,'theme:1:1');
INSERT INTO "conversations" VALUES(81,14,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1809504000,'theme:1:1');
INSERT INTO "conversations" VALUES(85,5,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1810548000,'theme:2:1');
INSERT INTO "conversations" VALUES(86,9,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1810720800,'theme:2:1');
INSERT INTO "conversations" VALUES(88,14,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811491240,'theme:2:1');
INSERT INTO "conversations" VALUES(91,16,'NewcomerIntake','finished','{"name_":["Nour",1809936004,"ar"],"age":["30",1809936005,"ar"],"town":["Leiden",1809936006,"ar"],"languages":[["en"],1809936008,"ar"],"dutch":["simple",1809936009,"ar"],"free":[["ea"],1809936011,"ar"],"wish":["either",1809936012,"ar"],"gender":["woman",1809936013,"ar"],"summary":["ok",1809936014,"ar"]}','',12,1809936014,'');
INSERT INTO "conversations" VALUES(94,17,'MentorIntake','finished','{"name_":["Noa",1809936019,"nl"],"age":["30",1809936020,"nl"],"town":["Leiden",1809936021,"nl"],"knows_town":["yes",1809936022,"nl"],"languages":[["en"],1809936024,"nl"],"free":[["ea"],1809936026,"nl"],"hours":[2,1809936027,"nl"],"months":["yes",1809936028,"nl"],"newcomers":["1",1809936029,"nl"],"side":["alone",1809936030,"nl"],"wish":["either",1809936031,"nl"],"gender":["woman",1809936032,"nl"],"conduct":["agree",1809936033,"nl"],"summary":["ok",1809936034,"nl"]}','',17,1809936034,'');
INSERT INTO "conversations" VALUES(97,18,'MentorIntake','finished','{"name_":["Sam",1809936040,"en"],"age":["30",1809936041,"en"],"town":["Leiden",1809936042,"en"],"knows_town":["yes",1809936043,"en"],"languages":[["en"],1809936045,"en"],"free":[["ea"],1809936047,"en"],"hours":[2,1809936048,"en"],"months":["yes",1809936049,"en"],"newcomers":["3",1809936050,"en"],"side":["alone",1809936051,"en"],"wish":["either",1809936052,"en"],"gender":["woman",1809936053,"en"],"conduct":["agree",1809936054,"en"],"summary":["ok",1809936055,"en"]}','',17,1809936055,'');
INSERT INTO "conversations" VALUES(104,19,'NewcomerIntake','finished','{"name_":["Kamal",1810108804,"ar"],"age":["30",1810108805,"ar"],"town":["Leiden",1810108806,"ar"],"languages":[["en"],1810108808,"ar"],"dutch":["simple",1810108809,"ar"],"free":[["ea"],1810108811,"ar"],"wish":["either",1810108812,"ar"],"gender":["woman",1810108813,"ar"],"summary":["ok",1810108814,"ar"]}','',12,1810108814,'');
INSERT INTO "conversations" VALUES(107,20,'MentorIntake','finished','{"name_":["Kees",1810108819,"nl"],"age":["30",1810108820,"nl"],"town":["Leiden",1810108821,"nl"],"knows_town":["yes",1810108822,"nl"],"languages":[["en"],1810108824,"nl"],"free":[["ea"],1810108826,"nl"],"hours":[2,1810108827,"nl"],"months":["yes",1810108828,"nl"],"newcomers":["1",1810108829,"nl"],"side":["alone",1810108830,"nl"],"wish":["either",1810108831,"nl"],"gender":["woman",1810108832,"nl"],"conduct":["agree",1810108833,"nl"],"summary":["ok",1810108834,"nl"]}','',17,1810108834,'');
INSERT INTO "conversations" VALUES(110,21,'NewcomerIntake','finished','{"name_":["Lina",1810108840,"ar"],"age":["30",1810108841,"ar"],"town":["Leiden",1810108842,"ar"],"languages":[["en"],1810108844,"ar"],"dutch":["simple",1810108845,"ar"],"free":[["ea"],1810108847,"ar"],"wish":["either",1810108848,"ar"],"gender":["woman",1810108849,"ar"],"summary":["ok",1810108850,"ar"]}','',12,1810108850,'');
INSERT INTO "conversations" VALUES(113,22,'MentorIntake','finished','{"name_":["Lot",1810108855,"nl"],"age":["30",1810108856,"nl"],"town":["Leiden",1810108857,"nl"],"knows_town":["yes",1810108858,"nl"],"languages":[["en"],1810108860,"nl"],"free":[["ea"],1810108862,"nl"],"hours":[2,1810108863,"nl"],"months":["yes",1810108864,"nl"],"newcomers":["1",1810108865,"nl"],"side":["alone",1810108866,"nl"],"wish":["either",1810108867,"nl"],"gender":["woman",1810108868,"nl"],"conduct":["agree",1810108869,"nl"],"summary":["ok",1810108870,"nl"]}','',17,1810108870,'');
INSERT INTO "conversations" VALUES(118,24,'NewcomerIntake','finished','{"name_":["Rosa",1810108877,"en"],"age":["30",1810108878,"en"],"town":["Leiden",1810108879,"en"],"languages":[["en"],1810108881,"en"],"dutch":["simple",1810108882,"en"],"free":[["ea"],1810108884,"en"],"wish":["either",1810108885,"en"],"gender":["woman",1810108886,"en"],"summary":["ok",1810108887,"en"]}','',12,1810108887,'');
INSERT INTO "conversations" VALUES(121,25,'MentorIntake','finished','{"name_":["Rik",1810108892,"nl"],"age":["30",1810108893,"nl"],"town":["Leiden",1810108894,"nl"],"knows_town":["yes",1810108895,"nl"],"languages":[["en"],1810108897,"nl"],"free":[["ea"],1810108899,"nl"],"hours":[2,1810108900,"nl"],"months":["yes",1810108901,"nl"],"newcomers":["1",1810108902,"nl"],"side":["alone",1810108903,"nl"],"wish":["either",1810108904,"nl"],"gender":["woman",1810108905,"nl"],"conduct":["agree",1810108906,"nl"],"summary":["ok",1810108907,"nl"]}','',17,1810108907,'');
INSERT INTO "conversations" VALUES(123,19,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1810807200,'talk:11:2');
INSERT INTO "conversations" VALUES(124,20,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1810807200,'talk:11:2');
INSERT INTO "conversations" VALUES(125,3,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811149278,'talk:11:2');
INSERT INTO "conversations" VALUES(142,9,'PrepareForTalk','stopped','{}','[1,"first",["skip"],0,0,[],null]',2,1811327400,'talk:4:2');
INSERT INTO "conversations" VALUES(144,2,'PrepareForTalkStaff','stopped','{}','[1,"first",["skip"],0,0,[],null]',3,1811327400,'talk:4:2');
INSERT INTO "conversations" VALUES(146,26,'NewcomerIntake','finished','{"name_":["Idris",1810800004,"ti"],"age":["30",1810800005,"ti"],"town":["Leiden",1810800006,"ti"],"languages":[["en"],1810800008,"ti"],"dutch":["simple",1810800009,"ti"],"free":[["ea"],1810800011,"ti"],"wish":["either",1810800012,"ti"],"gender":["woman",1810800013,"ti"],"summary":["ok",1810800014,"ti"]}','',12,1810800014,'');
INSERT INTO "conversations" VALUES(149,27,'MentorIntake','finished','{"name_":["Inge",1810800019,"nl"],"age":["30",1810800020,"nl"],"town":["Leiden",1810800021,"nl"],"knows_town":["yes",1810800022,"nl"],"languages":[["en"],1810800024,"nl"],"free":[["ea"],1810800026,"nl"],"hours":[2,1810800027,"nl"],"months":["yes",1810800028,"nl"],"newcomers":["1",1810800029,"nl"],"side":["alone",1810800030,"nl"],"wish":["either",1810800031,"nl"],"gender":["woman",1810800032,"nl"],"conduct":["agree",1810800033,"nl"],"summary":["ok",1810800034,"nl"]}','',17,1810800034,'');
INSERT INTO "conversations" VALUES(152,28,'NewcomerIntake','finished','{"name_":["Jamila",1810800040,"ar"],"age":["30",1810800041,"ar"],"town":["Leiden",1810800042,"ar"],"languages":[["en"],1810800044,"ar"],"dutch":["simple",1810800045,"ar"],"free":[["ea"],1810800047,"ar"],"wish":["either",1810800048,"ar"],"gender":["woman",1810800049,"ar"],"summary":["ok",1810800050,"ar"]}','',12,1810800050,'');
INSERT INTO "conversations" VALUES(155,29,'MentorIntake','finished','{"name_":["Jan",1810800055,"nl"],"age":["30",1810800056,"nl"],"town":["Leiden",1810800057,"nl"],"knows_town":["yes",1810800058,"nl"],"languages":[["en"],1810800060,"nl"],"free":[["ea"],1810800062,"nl"],"hours":[2,1810800063,"nl"],"months":["yes",1810800064,"nl"],"newcomers":["1",1810800065,"nl"],"side":["alone",1810800066,"nl"],"wish":["either",1810800067,"nl"],"gender":["woman",1810800068,"nl"],"conduct":["agree",1810800069,"nl"],"summary":["ok",1810800070,"nl"]}','',17,1810800070,'');
INSERT INTO "conversations" VALUES(158,30,'NewcomerIntake','finished','{"name_":["Hiwot",1810800076,"ti"],"age":["30",1810800077,"ti"],"town":["Leiden",1810800078,"ti"],"languages":[["en"],1810800080,"ti"],"dutch":["simple",1810800081,"ti"],"free":[["ea"],1810800083,"ti"],"wish":["either",1810800084,"ti"],"gender":["woman",1810800085,"ti"],"summary":["ok",1810800086,"ti"]}','',12,1810800086,'');
INSERT INTO "conversations" VALUES(161,31,'MentorIntake','finished','{"name_":["Henk",1810800091,"nl"],"age":["30",1810800092,"nl"],"town":["Leiden",1810800093,"nl"],"knows_town":["yes",1810800094,"nl"],"languages":[["en"],1810800096,"nl"],"free":[["ea"],1810800098,"nl"],"hours":[2,1810800099,"nl"],"months":["yes",1810800100,"nl"],"newcomers":["1",1810800101,"nl"],"side":["alone",1810800102,"nl"],"wish":["either",1810800103,"nl"],"gender":["woman",1810800104,"nl"],"conduct":["agree",1810800105,"nl"],"summary":["ok",1810800106,"nl"]}','',17,1810800106,'');
INSERT INTO "conversations" VALUES(164,32,'NewcomerIntake','finished','{"name_":["Sabra",1810800112,"ar"],"age":["30",1810800113,"ar"],"town":["Leiden",1810800114,"ar"],"languages":[["en"],1810800116,"ar"],"dutch":["simple",1810800117,"ar"],"free":[["ea"],1810800119,"ar"],"wish":["either",1810800120,"ar"],"gender":["woman",1810800121,"ar"],"summary":["ok",1810800122,"ar"]}','',12,1810800122,'');
INSERT INTO "conversations" VALUES(167,33,'NewcomerIntake','finished','{"name_":["Simon",1810800128,"en"],"age":["30",1810800129,"en"],"town":["Leiden",1810800130,"en"],"languages":[["en"],1810800132,"en"],"dutch":["simple",1810800133,"en"],"free":[["ea"],1810800135,"en"],"wish":["either",1810800136,"en"],"gender":["woman",1810800137,"en"],"summary":["ok",1810800138,"en"]}','',12,1810800138,'');
INSERT INTO "conversations" VALUES(169,19,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811529100,'talk:12:2');
INSERT INTO "conversations" VALUES(170,20,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811529097,'talk:12:2');
INSERT INTO "conversations" VALUES(171,1,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811138400,'talk:12:2');
INSERT INTO "conversations" VALUES(172,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811138400,'talk:12:2');
INSERT INTO "conversations" VALUES(174,22,'TalkAsked','stopped','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811408431,'talk:14:2');
INSERT INTO "conversations" VALUES(178,25,'TalkAsked','finished','{"answer":["yes",1810886404,"nl"]}','[1,"answer",["yes","other"],0,0,[],null]',3,1810886404,'talk:16:2');
INSERT INTO "conversations" VALUES(179,1,'TalkAskedStaff','finished','{"answer":["yes",1810886406,"en"]}','[1,"answer",["yes","other"],0,0,[],null]',3,1810886406,'talk:16:2');
INSERT INTO "conversations" VALUES(180,2,'TalkAskedStaff','stopped','{}','[1,"answer",["yes","other"],0,0,[],null]',2,1810886406,'talk:16:2');
INSERT INTO "conversations" VALUES(181,26,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811498400,'talk:17:2');
INSERT INTO "conversations" VALUES(182,27,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811491553,'talk:17:2');
INSERT INTO "conversations" VALUES(183,1,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811224800,'talk:17:2');
INSERT INTO "conversations" VALUES(184,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811181600,'talk:17:2');
INSERT INTO "conversations" VALUES(185,28,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811426400,'talk:19:2');
INSERT INTO "conversations" VALUES(186,29,'TalkAsked','open','{}','[1,"answer",["yes","other"],0,0,[],null]',6,1811491796,'talk:19:2');
INSERT INTO "conversations" VALUES(187,1,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811224800,'talk:19:2');
INSERT INTO "conversations" VALUES(188,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811224800,'talk:19:2');
INSERT INTO "conversations" VALUES(189,30,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811408423,'talk:21:2');
INSERT INTO "conversations" VALUES(190,31,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811498400,'talk:21:2');
INSERT INTO "conversations" VALUES(191,1,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811224800,'talk:21:2');
INSERT INTO "conversations" VALUES(192,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811224800,'talk:21:2');
INSERT INTO "conversations" VALUES(193,32,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',3,1811498400,'talk:23:2');
INSERT INTO "conversations" VALUES(194,18,'TalkAsked','open','{}','[1,"answer",["yes","other"],0,0,[],null]',4,1811491835,'talk:23:2');
INSERT INTO "conversations" VALUES(195,1,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',4,1811224800,'talk:23:2');
INSERT INTO "conversations" VALUES(196,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811327400,'talk:23:2');
INSERT INTO "conversations" VALUES(199,34,'NewcomerIntake','finished','{"name_":["Dawit",1811073604,"ti"],"age":["30",1811073605,"ti"],"town":["Leiden",1811073606,"ti"],"languages":[["en"],1811073608,"ti"],"dutch":["simple",1811073609,"ti"],"free":[["ea"],1811073611,"ti"],"wish":["either",1811073612,"ti"],"gender":["woman",1811073613,"ti"],"summary":["ok",1811073614,"ti"]}','',12,1811073614,'');
INSERT INTO "conversations" VALUES(202,35,'MentorIntake','finished','{"name_":["Daan",1811073619,"nl"],"age":["30",1811073620,"nl"],"town":["Leiden",1811073621,"nl"],"knows_town":["yes",1811073622,"nl"],"languages":[["en"],1811073624,"nl"],"free":[["ea"],1811073626,"nl"],"hours":[2,1811073627,"nl"],"months":["yes",1811073628,"nl"],"newcomers":["1",1811073629,"nl"],"side":["alone",1811073630,"nl"],"wish":["either",1811073631,"nl"],"gender":["woman",1811073632,"nl"],"conduct":["agree",1811073633,"nl"],"summary":["ok",1811073634,"nl"]}','',17,1811073634,'');
INSERT INTO "conversations" VALUES(205,36,'NewcomerIntake','finished','{"name_":["Oumar",1811149204,"en"],"age":["30",1811149205,"en"],"town":["Leiden",1811149206,"en"],"languages":[["en"],1811149208,"en"],"dutch":["simple",1811149209,"en"],"free":[["ea"],1811149211,"en"],"wish":["either",1811149212,"en"],"gender":["woman",1811149213,"en"],"summary":["ok",1811149214,"en"]}','',12,1811149214,'');
INSERT INTO "conversations" VALUES(208,37,'MentorIntake','finished','{"name_":["Olga",1811149219,"nl"],"age":["30",1811149220,"nl"],"town":["Leiden",1811149221,"nl"],"knows_town":["yes",1811149222,"nl"],"languages":[["en"],1811149224,"nl"],"free":[["ea"],1811149226,"nl"],"hours":[2,1811149227,"nl"],"months":["yes",1811149228,"nl"],"newcomers":["1",1811149229,"nl"],"side":["alone",1811149230,"nl"],"wish":["either",1811149231,"nl"],"gender":["woman",1811149232,"nl"],"conduct":["agree",1811149233,"nl"],"summary":["ok",1811149234,"nl"]}','',17,1811149234,'');
INSERT INTO "conversations" VALUES(211,38,'NewcomerIntake','finished','{"name_":["Qasim",1811149239,"ar"],"age":["30",1811149240,"ar"],"town":["Leiden",1811149241,"ar"],"languages":[["en"],1811149243,"ar"],"dutch":["simple",1811149244,"ar"],"free":[["ea"],1811149246,"ar"],"wish":["either",1811149247,"ar"],"gender":["woman",1811149248,"ar"],"summary":["ok",1811149249,"ar"]}','',12,1811149249,'');
INSERT INTO "conversations" VALUES(214,39,'MentorIntake','finished','{"name_":["Quinten",1811149254,"nl"],"age":["30",1811149255,"nl"],"town":["Leiden",1811149256,"nl"],"knows_town":["yes",1811149257,"nl"],"languages":[["en"],1811149259,"nl"],"free":[["ea"],1811149261,"nl"],"hours":[2,1811149262,"nl"],"months":["yes",1811149263,"nl"],"newcomers":["1",1811149264,"nl"],"side":["alone",1811149265,"nl"],"wish":["either",1811149266,"nl"],"gender":["woman",1811149267,"nl"],"conduct":["agree",1811149268,"nl"],"summary":["ok",1811149269,"nl"]}','',17,1811149269,'');
INSERT INTO "conversations" VALUES(219,36,'MatchProposal','waiting','{}','[1,"answer",["yes","no"],0,0,[],null]',3,1811491240,'match:15:3');
INSERT INTO "conversations" VALUES(220,37,'MatchProposal','waiting','{}','[1,"answer",["yes","no"],0,0,[],null]',3,1811491240,'match:15:3');
INSERT INTO "conversations" VALUES(223,3,'Consult','waiting','{}','[1,"agrees",["yes","no"],0,0,[],null]',3,1811484000,'match:16:2');
INSERT INTO "conversations" VALUES(224,40,'Welcome','open','{}','[1,"language",["en","nl","ar","ti"],0,0,[],null]',1,1811149279,'');
INSERT INTO "conversations" VALUES(226,41,'MentorIntake','finished','{"name_":["Vera",1811149283,"nl"],"age":["30",1811149284,"nl"],"town":["Leiden",1811149285,"nl"],"knows_town":["yes",1811149286,"nl"],"languages":[["en"],1811149288,"nl"],"free":[["ea"],1811149290,"nl"],"hours":[2,1811149291,"nl"],"months":["yes",1811149292,"nl"],"newcomers":["1",1811149293,"nl"],"side":["alone",1811149294,"nl"],"wish":["either",1811149295,"nl"],"gender":["woman",1811149296,"nl"],"conduct":["agree",1811149297,"nl"],"summary":["ok",1811149298,"nl"]}','',17,1811149298,'');
INSERT INTO "conversations" VALUES(228,11,'PrepareForTalk','waiting','{}','[1,"first",["skip"],0,0,[],null]',2,1811491240,'talk:5:2');
INSERT INTO "conversations" VALUES(229,12,'PrepareForTalk','waiting','{}','[1,"first",["skip"],0,0,[],null]',2,1811491240,'talk:5:2');
INSERT INTO "conversations" VALUES(230,3,'PrepareForTalkStaff','waiting','{}','[1,"first",["skip"],0,0,[],null]',2,1811224800,'talk:5:2');
INSERT INTO "conversations" VALUES(231,34,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',7,1811527200,'talk:25:2');
INSERT INTO "conversations" VALUES(232,35,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811527200,'talk:25:2');
INSERT INTO "conversations" VALUES(233,3,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',4,1811484000,'talk:25:2');
INSERT INTO "conversations" VALUES(234,4,'HowToGoOn','open','{}','[1,"choice",["continue","new","stop"],0,0,[],null]',4,1811491546,'talk:2:2');
INSERT INTO "conversations" VALUES(235,5,'HowToGoOn','waiting','{}','[1,"choice",["continue","new","stop"],0,0,[],null]',5,1811529074,'talk:2:2');
INSERT INTO "conversations" VALUES(236,1,'TalkOutcome','waiting','{}','[1,"held",["yes","no"],0,0,[],null]',3,1811327400,'talk:2:2');
INSERT INTO "conversations" VALUES(237,2,'TalkOutcome','waiting','{}','[1,"held",["yes","no"],0,0,[],null]',3,1811224800,'talk:2:2');
INSERT INTO "conversations" VALUES(239,8,'HowToGoOn','waiting','{}','[1,"choice",["continue","new","stop"],0,0,[],null]',2,1811491240,'talk:4:2');
INSERT INTO "conversations" VALUES(240,9,'HowToGoOn','waiting','{}','[1,"choice",["continue","new","stop"],0,0,[],null]',2,1811491240,'talk:4:2');
INSERT INTO "conversations" VALUES(241,1,'TalkOutcome','waiting','{}','[1,"held",["yes","no"],0,0,[],null]',22,1811491783,'talk:4:2');
INSERT INTO "conversations" VALUES(242,2,'TalkOutcome','waiting','{}','[1,"held",["yes","no"],0,0,[],null]',2,1811498400,'talk:4:2');
INSERT INTO "conversations" VALUES(244,42,'NewcomerIntake','finished','{"name_":["Chiara",1811336404,"en"],"age":["30",1811336405,"en"],"town":["Leiden",1811336406,"en"],"languages":[["en"],1811336408,"en"],"dutch":["simple",1811336409,"en"],"free":[["ea"],1811336411,"en"],"wish":["either",1811336412,"en"],"gender":["woman",1811336413,"en"],"summary":["ok",1811336414,"en"]}','',12,1811336414,'');
INSERT INTO "conversations" VALUES(247,43,'MentorIntake','finished','{"name_":["Cas",1811336419,"nl"],"age":["30",1811336420,"nl"],"town":["Leiden",1811336421,"nl"],"knows_town":["yes",1811336422,"nl"],"languages":[["en"],1811336424,"nl"],"free":[["ea"],1811336426,"nl"],"hours":[2,1811336427,"nl"],"months":["yes",1811336428,"nl"],"newcomers":["1",1811336429,"nl"],"side":["alone",1811336430,"nl"],"wish":["either",1811336431,"nl"],"gender":["woman",1811336432,"nl"],"conduct":["agree",1811336433,"nl"],"summary":["ok",1811336434,"nl"]}','',17,1811336434,'');
INSERT INTO "conversations" VALUES(256,24,'MeetingAsked','finished','{"answer":["yes",1811408418,"en"]}','[1,"answer",["yes","other","no"],0,0,[],null]',2,1811408418,'meeting:4:1');
INSERT INTO "conversations" VALUES(258,30,'MeetingAsked','open','{}','[1,"answer",["yes","other","no"],0,0,[],null]',2,1811494823,'meeting:5:1');
INSERT INTO "conversations" VALUES(259,19,'PauseTogether','finished','{"why":["holiday",1811408425,"ar"],"how_long":["4",1811408426,"ar"]}','[2,"how_long",["1","2","4","8"],0,0,[],null]',3,1811408426,'match:6:2');
INSERT INTO "conversations" VALUES(260,21,'EndTogether','finished','{"sure":["yes",1811408428,"ar"],"reason":["goal",1811408429,"ar"],"last":["yes",1811408430,"ar"],"then":["again",1811408431,"ar"]}','[4,"then",["again","stop"],0,0,[],null]',5,1811408431,'match:7:2');
INSERT INTO "conversations" VALUES(262,44,'NewcomerIntake','finished','{"name_":["Parwin",1811408435,"en"],"age":["30",1811408436,"en"],"town":["Leiden",1811408437,"en"],"languages":[["en"],1811408439,"en"],"dutch":["simple",1811408440,"en"],"free":[["ea"],1811408442,"en"],"wish":["either",1811408443,"en"],"gender":["woman",1811408444,"en"],"summary":["ok",1811408445,"en"]}','',12,1811408445,'');
INSERT INTO "conversations" VALUES(265,45,'MentorIntake','finished','{"name_":["Pim",1811408450,"nl"],"age":["30",1811408451,"nl"],"town":["Leiden",1811408452,"nl"],"knows_town":["yes",1811408453,"nl"],"languages":[["en"],1811408455,"nl"],"free":[["ea"],1811408457,"nl"],"hours":[2,1811408458,"nl"],"months":["yes",1811408459,"nl"],"newcomers":["1",1811408460,"nl"],"side":["alone",1811408461,"nl"],"wish":["either",1811408462,"nl"],"gender":["woman",1811408463,"nl"],"conduct":["agree",1811408464,"nl"],"summary":["ok",1811408465,"nl"]}','',17,1811408465,'');
INSERT INTO "conversations" VALUES(270,44,'MatchProposal','waiting','{}','[1,"answer",["yes","no"],0,0,[],null]',2,1811491240,'match:18:3');
INSERT INTO "conversations" VALUES(271,45,'MatchProposal','waiting','{}','[1,"answer",["yes","no"],0,0,[],null]',2,1811491240,'match:18:3');
INSERT INTO "conversations" VALUES(273,46,'NewcomerIntake','finished','{"name_":["Ubah",1811408475,"ar"],"age":["30",1811408476,"ar"],"town":["Leiden",1811408477,"ar"],"languages":[["en"],1811408479,"ar"],"dutch":["simple",1811408480,"ar"],"free":[["ea"],1811408482,"ar"],"wish":["either",1811408483,"ar"],"gender":["woman",1811408484,"ar"],"summary":["ok",1811408485,"ar"]}','',12,1811408485,'');
INSERT INTO "conversations" VALUES(276,47,'MentorIntake','finished','{"name_":["Ugo",1811408490,"nl"],"age":["30",1811408491,"nl"],"town":["Leiden",1811408492,"nl"],"knows_town":["yes",1811408493,"nl"],"languages":[["en"],1811408495,"nl"],"free":[["ea"],1811408497,"nl"],"hours":[2,1811408498,"nl"],"months":["yes",1811408499,"nl"],"newcomers":["1",1811408500,"nl"],"side":["alone",1811408501,"nl"],"wish":["either",1811408502,"nl"],"gender":["woman",1811408503,"nl"],"conduct":["agree",1811408504,"nl"],"summary":["ok",1811408505,"nl"]}','',17,1811408505,'');
INSERT INTO "conversations" VALUES(280,3,'Consult','waiting','{}','[1,"agrees",["yes","no"],0,0,[],null]',2,1811484000,'match:19:2');
INSERT INTO "conversations" VALUES(281,42,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',2,1811491240,'talk:27:2');
INSERT INTO "conversations" VALUES(282,43,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',2,1811491240,'talk:27:2');
INSERT INTO "conversations" VALUES(283,3,'TalkAskedStaff','open','{}','[1,"answer",["yes","other"],0,0,[],null]',8,1811532781,'talk:27:2');
INSERT INTO "conversations" VALUES(284,28,'AfterMeeting','waiting','{}','[1,"met",["yes","no"],0,0,[],null]',2,1811498400,'meeting:1:2');
INSERT INTO "conversations" VALUES(285,29,'AfterMeeting','finished','{"met":["yes",1811491794,"nl"],"long":["60",1811491795,"nl"],"face":["sad",1811491796,"nl"]}','[3,"face",["good","soso","sad","skip"],0,0,[],null]',5,1811491796,'meeting:1:2');
INSERT INTO "conversations" VALUES(290,1,'PlanTheme','finished','{"topic":["cultures",1811491232,"en"],"day":["2027-09-14",1811491233,"en"],"time":["19:30",1811491234,"en"],"where":["usual",1811491235,"en"],"language":["nl",1811491236,"en"],"whom":["both",1811491237,"en"],"room":[0,1811491238,"en"],"count":[2,1811491239,"en"],"summary":["ok",1811491240,"en"]}','[9,"summary",["ok","topic","day","time","where","language","whom","room","count"],0,0,[],null]',10,1811491240,'');
INSERT INTO "conversations" VALUES(292,9,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529083,'theme:3:1');
INSERT INTO "conversations" VALUES(293,12,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529101,'theme:3:1');
INSERT INTO "conversations" VALUES(294,14,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',3,1811527504,'theme:3:1');
INSERT INTO "conversations" VALUES(296,17,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529085,'theme:3:1');
INSERT INTO "conversations" VALUES(297,22,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529102,'theme:3:1');
INSERT INTO "conversations" VALUES(298,25,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529099,'theme:3:1');
INSERT INTO "conversations" VALUES(299,35,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811527200,'theme:3:1');
INSERT INTO "conversations" VALUES(300,37,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529096,'theme:3:1');
INSERT INTO "conversations" VALUES(301,39,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529095,'theme:3:1');
INSERT INTO "conversations" VALUES(302,43,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529091,'theme:3:1');
INSERT INTO "conversations" VALUES(303,45,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529093,'theme:3:1');
INSERT INTO "conversations" VALUES(304,47,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529094,'theme:3:1');
INSERT INTO "conversations" VALUES(306,8,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',1,1811491240,'theme:4:1');
INSERT INTO "conversations" VALUES(307,11,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',1,1811491240,'theme:4:1');
INSERT INTO "conversations" VALUES(308,13,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',3,1811527502,'theme:4:1');
INSERT INTO "conversations" VALUES(309,16,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529086,'theme:4:1');
INSERT INTO "conversations" VALUES(310,21,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529307,'theme:4:1');
INSERT INTO "conversations" VALUES(311,24,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',3,1811532685,'theme:4:1');
INSERT INTO "conversations" VALUES(312,33,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',6,1811529090,'theme:4:1');
INSERT INTO "conversations" VALUES(314,36,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],1,0,[],null]',2,1811491814,'theme:4:1');
INSERT INTO "conversations" VALUES(315,38,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',1,1811491240,'theme:4:1');
INSERT INTO "conversations" VALUES(316,42,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',1,1811491240,'theme:4:1');
INSERT INTO "conversations" VALUES(317,44,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',1,1811491240,'theme:4:1');
INSERT INTO "conversations" VALUES(318,46,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',1,1811491240,'theme:4:1');
INSERT INTO "conversations" VALUES(320,9,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(321,12,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(322,14,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(323,15,'ThemeInvite','finished','{"reply":["yes",1811491552,"nl"]}','[1,"reply",["yes","maybe","no"],0,0,[],null]',4,1811491552,'theme:5:1');
INSERT INTO "conversations" VALUES(324,17,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(325,22,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(326,25,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',3,1811529310,'theme:5:1');
INSERT INTO "conversations" VALUES(327,37,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(328,39,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(329,43,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(330,45,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(331,47,'ThemeInvite','waiting','{}','',1,1811491240,'theme:5:1');
INSERT INTO "conversations" VALUES(332,27,'ThemeInvite','waiting','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',2,1811529081,'theme:3:1');
INSERT INTO "conversations" VALUES(334,48,'NewcomerIntake','open','{"name_":["Yonas",1811491557,"ti"],"age":["30",1811491558,"ti"],"town":["Leiden",1811491559,"ti"]}','[4,"languages",["nl","en","ar","ti","tr","fa","prs","ps","so","uk","ru","fr","kmr","ckb","am","es","other","done"],0,0,["en","ti"],null]',6,1811491561,'');
INSERT INTO "conversations" VALUES(336,49,'NewcomerIntake','open','{"name_":["Zahra",1811491565,"ar"],"age":["30",1811491566,"ar"],"town":["Leiden",1811491567,"ar"],"languages":[["en"],1811491569,"ar"],"dutch":["simple",1811491570,"ar"],"free":[["ea"],1811491572,"ar"],"wish":["either",1811491573,"ar"],"gender":["woman",1811491574,"ar"]}','[9,"summary",["ok","name_","age","town","languages","dutch","free","wish","gender"],0,0,[],null]',11,1811491574,'');
INSERT INTO "conversations" VALUES(338,50,'NewcomerIntake','open','{"name_":["Adam",1811491578,"en"],"age":["30",1811491579,"en"],"languages":[["en"],1811491582,"en"],"dutch":["simple",1811491583,"en"],"free":[["ea"],1811491585,"en"],"wish":["either",1811491586,"en"],"gender":["woman",1811491587,"en"]}','[10,"town",["Leiden","Leiderdorp","Oegstgeest","Zoeterwoude","elsewhere"],0,0,[],["town",["Leiden",1811491580,"en"]]]',12,1811491588,'');
INSERT INTO "conversations" VALUES(340,51,'NewcomerIntake','open','{"name_":["Wafa",1811491592,"ar"],"age":["30",1811491593,"ar"],"town":["Leiden",1811491594,"ar"],"languages":[["en"],1811491596,"ar"]}','[5,"dutch",["none","words","simple","good"],0,0,[],null]',6,1811491596,'');
INSERT INTO "conversations" VALUES(342,52,'NewcomerIntake','open','{}','[1,"name_",["given"],0,0,[],null]',1,1811491599,'');
INSERT INTO "conversations" VALUES(344,53,'MentorIntake','open','{"name_":["Anna",1811491603,"nl"],"age":["30",1811491604,"nl"],"town":["Leiden",1811491605,"nl"],"knows_town":["yes",1811491606,"nl"],"languages":[["en"],1811491608,"nl"],"free":[["ea"],1811491610,"nl"],"hours":[2,1811491611,"nl"],"months":["yes",1811491612,"nl"],"newcomers":["1",1811491613,"nl"],"side":["alone",1811491614,"nl"],"wish":["either",1811491615,"nl"],"gender":["woman",1811491616,"nl"],"conduct":["agree",1811491617,"nl"]}','[14,"summary",["ok","name_","age","town","knows_town","languages","free","hours","newcomers","side","wish","gender","conduct"],0,0,[],null]',16,1811491617,'');
INSERT INTO "conversations" VALUES(346,54,'MentorIntake','open','{"name_":["Boris",1811491621,"nl"],"age":["30",1811491622,"nl"],"town":["Leiden",1811491623,"nl"],"knows_town":["yes",1811491624,"nl"],"languages":[["en"],1811491626,"nl"],"free":[["ea"],1811491628,"nl"],"hours":[2,1811491629,"nl"],"months":["yes",1811491630,"nl"],"newcomers":["1",1811491631,"nl"],"side":["alone",1811491632,"nl"],"wish":["either",1811491633,"nl"],"gender":["woman",1811491634,"nl"]}','[13,"conduct",["agree","page0"],0,0,[],null]',15,1811491634,'');
INSERT INTO "conversations" VALUES(348,55,'MentorIntake','open','{"name_":["Cora",1811491638,"nl"],"age":["30",1811491639,"nl"],"town":["Leiden",1811491640,"nl"],"knows_town":["yes",1811491641,"nl"],"languages":[["en"],1811491643,"nl"],"free":[["ea"],1811491645,"nl"],"hours":[2,1811491646,"nl"],"months":["yes",1811491647,"nl"],"newcomers":["1",1811491648,"nl"],"side":["team",1811491649,"nl"]}','[11,"team_name",[],0,0,[],null]',13,1811491649,'');
INSERT INTO "conversations" VALUES(351,57,'Welcome','open','{}','[1,"language",["ti","nl","en","ar"],0,0,[],null]',1,1811491655,'');
INSERT INTO "conversations" VALUES(352,58,'Welcome','open','{"language":["ar",1811491657,"ar"]}','[2,"role",["newcomer","mentor","page0"],0,0,[],null]',2,1811491657,'');
INSERT INTO "conversations" VALUES(354,59,'NewcomerIntake','finished','{"name_":["Dunya",1811491661,"ar"],"age":["30",1811491662,"ar"],"town":["Leiden",1811491663,"ar"],"languages":[["en"],1811491665,"ar"],"dutch":["simple",1811491666,"ar"],"free":[["ea"],1811491668,"ar"],"wish":["either",1811491669,"ar"],"gender":["woman",1811491670,"ar"],"summary":["ok",1811491671,"ar"]}','',12,1811491671,'');
INSERT INTO "conversations" VALUES(355,59,'NewcomerTellsMore','open','{"now":["now",1811491672,"ar"]}','[2,"goals",["dutch","town","people","sport","letters","customs","children","work","done","skip"],0,0,["dutch"],null]',3,1811491673,'');
INSERT INTO "conversations" VALUES(357,60,'MentorIntake','finished','{"name_":["Marta",1811491677,"nl"],"age":["30",1811491678,"nl"],"town":["Leiden",1811491679,"nl"],"knows_town":["yes",1811491680,"nl"],"languages":[["en"],1811491682,"nl"],"free":[["ea"],1811491684,"nl"],"hours":[2,1811491685,"nl"],"months":["yes",1811491686,"nl"],"newcomers":["1",1811491687,"nl"],"side":["alone",1811491688,"nl"],"wish":["either",1811491689,"nl"],"gender":["woman",1811491690,"nl"],"conduct":["agree",1811491691,"nl"],"summary":["ok",1811491692,"nl"]}','',17,1811491692,'');
INSERT INTO "conversations" VALUES(358,60,'MentorTellsMore','open','{"now":["now",1811491693,"nl"]}','[2,"background",["skip"],0,0,[],null]',2,1811491693,'');
INSERT INTO "conversations" VALUES(360,61,'MentorIntake','finished','{"name_":["Ella",1811491697,"en"],"age":["30",1811491698,"en"],"town":["Leiden",1811491699,"en"],"knows_town":["yes",1811491700,"en"],"languages":[["en"],1811491702,"en"],"free":[["ea"],1811491704,"en"],"hours":[2,1811491705,"en"],"months":["yes",1811491706,"en"],"newcomers":["1",1811491707,"en"],"side":["alone",1811491708,"en"],"wish":["either",1811491709,"en"],"gender":["woman",1811491710,"en"],"conduct":["agree",1811491711,"en"],"summary":["ok",1811491712,"en"]}','',17,1811491712,'');
INSERT INTO "conversations" VALUES(361,61,'MentorTellsMore','open','{}','[1,"now",["now","later"],0,0,[],null]',1,1811491712,'');
INSERT INTO "conversations" VALUES(364,1,'ImportSure','finished','{"sure":["yes",1811491717,"en"]}','[1,"sure",["yes","no"],0,0,[],null]',2,1811491717,'file:1925');
INSERT INTO "conversations" VALUES(365,62,'NewcomerIntake','finished','{"name_": ["Aisha", 1811491717, "ar"], "town": ["Leiden", 1811491717, "ar"]}','',1,1811491717,'');
INSERT INTO "conversations" VALUES(366,63,'NewcomerIntake','finished','{"name_": ["Tesfay", 1811491717, "nl"], "town": ["Leiderdorp", 1811491717, "nl"]}','',1,1811491717,'');
INSERT INTO "conversations" VALUES(367,64,'NewcomerIntake','finished','{"name_": ["Yusuf", 1811491717, "en"], "town": ["Leiden", 1811491717, "en"]}','',1,1811491717,'');
INSERT INTO "conversations" VALUES(368,65,'MentorIntake','finished','{"name_": ["Bram", 1811491717, "nl"], "town": ["Leiden", 1811491717, "nl"]}','',1,1811491717,'');
INSERT INTO "conversations" VALUES(369,66,'MentorIntake','finished','{"name_": ["Fleur", 1811491717, "nl"], "town": ["Leiden", 1811491717, "nl"]}','',1,1811491717,'');
INSERT INTO "conversations" VALUES(370,65,'ImportedHello','finished','{"language":["nl",1811491719,"nl"],"ready":["go",1811491720,"nl"],"conduct":["agree",1811491721,"nl"]}','[3,"conduct",["agree","page0"],0,0,[],null]',4,1811491721,'');
INSERT INTO "conversations" VALUES(372,66,'ImportedHello','open','{"language":["nl",1811491723,"nl"],"ready":["go",1811491724,"nl"]}','[3,"conduct",["agree","page0"],0,0,[],null]',3,1811491724,'');
INSERT INTO "conversations" VALUES(374,63,'ImportedHello','open','{"language":["en",1811491731,"nl"],"ready":["go",1811491732,"en"]}','[3,"more",["now","later"],0,0,[],null]',3,1811491732,'');
INSERT INTO "conversations" VALUES(376,67,'NewcomerIntake','finished','{"name_":["Thea",1811491736,"en"],"age":["30",1811491737,"en"],"town":["Leiden",1811491738,"en"],"languages":[["en"],1811491740,"en"],"dutch":["simple",1811491741,"en"],"free":[["ea"],1811491743,"en"],"wish":["either",1811491744,"en"],"gender":["woman",1811491745,"en"],"summary":["ok",1811491746,"en"]}','',12,1811491746,'');
INSERT INTO "conversations" VALUES(378,67,'MyApps','finished','{}','',1,1811491748,'');
INSERT INTO "conversations" VALUES(381,68,'NewcomerIntake','finished','{"name_":["Winta",1811491753,"ti"],"age":["30",1811491754,"ti"],"town":["Leiden",1811491755,"ti"],"languages":[["en"],1811491757,"ti"],"dutch":["simple",1811491758,"ti"],"free":[["ea"],1811491760,"ti"],"wish":["either",1811491761,"ti"],"gender":["woman",1811491762,"ti"],"summary":["ok",1811491763,"ti"]}','',12,1811491763,'');
INSERT INTO "conversations" VALUES(389,69,'NewcomerIntake','finished','{"name_":["Xenia",1811491800,"en"],"age":["30",1811491801,"en"],"town":["Leiden",1811491802,"en"],"languages":[["en"],1811491804,"en"],"dutch":["simple",1811491805,"en"],"free":[["ea"],1811491807,"en"],"wish":["either",1811491808,"en"],"gender":["woman",1811491809,"en"],"summary":["ok",1811491810,"en"]}','',12,1811491810,'');
INSERT INTO "conversations" VALUES(391,69,'TalkToPerson','finished','{}','',1,1811491812,'');
INSERT INTO "conversations" VALUES(393,70,'NewcomerIntake','finished','{"name_":["Stopper",1811491818,"ar"],"age":["30",1811491819,"ar"],"town":["Leiden",1811491820,"ar"],"languages":[["en"],1811491822,"ar"],"dutch":["simple",1811491823,"ar"],"free":[["ea"],1811491825,"ar"],"wish":["either",1811491826,"ar"],"gender":["woman",1811491827,"ar"],"summary":["ok",1811491828,"ar"]}','',12,1811491828,'');
INSERT INTO "conversations" VALUES(395,70,'Stop','finished','{"what":["all",1811491831,"ar"]}','[1,"what",["all","nothing"],0,0,[],null]',2,1811491831,'');
INSERT INTO "conversations" VALUES(396,33,'HelpNow','finished','{"tell":["yes",1811491833,"en"]}','[1,"tell",["yes","no"],0,0,[],null]',2,1811491833,'');
INSERT INTO "conversations" VALUES(398,33,'Subscriptions','finished','{"which":["newsletter",1811491837,"en"]}','[1,"which",["newsletter","tips"],0,0,[],null]',2,1811491837,'');
INSERT INTO "conversations" VALUES(399,1,'AnnouncementDesk','waiting','{}','[1,"what",["now","later","examples","text","file","fallback","group","cancel","back"],0,0,[],null]',4,1811529063,'announce:2');
INSERT INTO "conversations" VALUES(400,26,'TalkAsked','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',2,1811529080,'talk:18:2');
INSERT INTO "conversations" VALUES(401,27,'TalkAsked','waiting','{}','',1,1811498400,'talk:18:2');
INSERT INTO "conversations" VALUES(402,1,'TalkAskedStaff','waiting','{}','',1,1811498400,'talk:18:2');
INSERT INTO "conversations" VALUES(403,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',1,1811498400,'talk:18:2');
INSERT INTO "conversations" VALUES(404,28,'TalkAsked','open','{}','[1,"answer",["yes","other"],0,0,[],null]',1,1811498400,'talk:20:2');
INSERT INTO "conversations" VALUES(405,29,'TalkAsked','waiting','{}','',1,1811498400,'talk:20:2');
INSERT INTO "conversations" VALUES(406,1,'TalkAskedStaff','waiting','{}','',1,1811498400,'talk:20:2');
INSERT INTO "conversations" VALUES(407,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',1,1811498400,'talk:20:2');
INSERT INTO "conversations" VALUES(408,30,'TalkAsked','waiting','{}','',1,1811498400,'talk:22:2');
INSERT INTO "conversations" VALUES(409,31,'TalkAsked','open','{}','[1,"answer",["yes","other"],0,0,[],null]',1,1811498400,'talk:22:2');
INSERT INTO "conversations" VALUES(410,1,'TalkAskedStaff','waiting','{}','',1,1811498400,'talk:22:2');
INSERT INTO "conversations" VALUES(411,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',1,1811498400,'talk:22:2');
INSERT INTO "conversations" VALUES(412,32,'TalkAsked','open','{}','[1,"answer",["yes","other"],0,0,[],null]',5,1811532687,'talk:24:2');
INSERT INTO "conversations" VALUES(413,18,'TalkAsked','waiting','{}','',1,1811498400,'talk:24:2');
INSERT INTO "conversations" VALUES(414,1,'TalkAskedStaff','waiting','{}','',1,1811498400,'talk:24:2');
INSERT INTO "conversations" VALUES(415,2,'TalkAskedStaff','waiting','{}','[1,"answer",["yes","other"],0,0,[],null]',2,1811529065,'talk:24:2');
INSERT INTO "conversations" VALUES(416,34,'AfterMeeting','waiting','{}','',1,1811512800,'meeting:3:2');
INSERT INTO "conversations" VALUES(417,35,'AfterMeeting','waiting','{}','',1,1811512800,'meeting:3:2');
INSERT INTO "conversations" VALUES(418,34,'ThemeInvite','open','{}','[1,"reply",["yes","maybe","no"],0,0,[],null]',1,1811527200,'theme:4:1');
INSERT INTO "conversations" VALUES(448,85,'Menu','open','{}','[1,"pick",["Inbox","WhoWaits","Matches","WhoNeedsCare","ThemeMeetings","Announcements","Numbers","ImportPeople","FindPerson","WhoHelps","TalkToPerson","ChooseLanguage","MyApps","Help","MyData","Stop","DeleteMe"],0,0,[],null]',1,1811529015,'');
INSERT INTO "conversations" VALUES(452,87,'Menu','open','{}','[1,"pick",["WhoSawWhat","WhoHelps","TalkToPerson","ChooseLanguage","MyApps","Help","MyData","Stop","DeleteMe"],0,0,[],null]',1,1811529017,'');
INSERT INTO "conversations" VALUES(455,89,'StaffHello','finished','{}','',1,1811529019,'');
INSERT INTO "conversations" VALUES(456,89,'Menu','stopped','{}','[1,"pick",["MyNewcomers","FindPerson","WhoHelps","TalkToPerson","ChooseLanguage","MyApps","Help","MyData","Stop","DeleteMe"],0,0,[],null]',2,1811529051,'');
INSERT INTO "conversations" VALUES(457,71,'Inbox','open','{}','[1,"which",["12:1","1:1","2:1","3:1","4:1","5:1","6:1","7:1","9:1","10:1","11:1","13:1"],0,0,[],null]',1,1811529020,'');
INSERT INTO "conversations" VALUES(458,72,'WhoWaits','open','{}','[1,"whom",["63","15","16","17","41","59","60","61","67","68","69","70"],0,0,[],null]',1,1811529021,'');
INSERT INTO "conversations" VALUES(459,73,'Matches','open','{}','[1,"which",["20","1","2","3","4","21","6","7","8","9","10","11","12","13","14","15","16","17","18","19"],0,0,[],null]',1,1811529022,'');
INSERT INTO "conversations" VALUES(460,74,'WhoNeedsCare','open','{}','[1,"which",["1","2","3","4","6","7","10"],0,0,[],null]',1,1811529023,'');
INSERT INTO "conversations" VALUES(461,75,'ThemeMeetings','stopped','{}','[1,"which",["new","2","3","5","4","6","7"],0,0,[],null]',2,1811532689,'');
INSERT INTO "conversations" VALUES(462,76,'Announcements','open','{}','[1,"which",["new","2","1"],0,0,[],null]',1,1811529025,'');
INSERT INTO "conversations" VALUES(463,77,'Numbers','open','{}','[1,"period",["this month","last month","this quarter","last quarter","this year","last year","all"],0,0,[],null]',1,1811529026,'');
INSERT INTO "conversations" VALUES(466,79,'ImportColumns','open','{}','[1,"what",["ok","change","stop"],0,0,[],null]',1,1811529029,'file:2106');
INSERT INTO "conversations" VALUES(468,80,'ImportColumns','open','{"what":["change",1811529034,"nl"]}','[2,"column",["0","1","2"],0,0,[],null]',2,1811529034,'file:2109');
INSERT INTO "conversations" VALUES(470,81,'ImportColumns','finished','{"what":["ok",1811529038,"en"]}','[1,"what",["ok","change","stop"],0,0,[],null]',2,1811529038,'file:2113');
INSERT INTO "conversations" VALUES(471,81,'ImportSure','open','{}','[1,"sure",["yes","no"],0,0,[],null]',1,1811529038,'file:2113');
INSERT INTO "conversations" VALUES(472,82,'Announce','open','{"written":[["en","ar"],1811529042,"nl"],"text_en":["Come to the picnic.",1811529043,"nl"]}','[3,"text_ar",[],0,0,[],null]',5,1811529043,'');
INSERT INTO "conversations" VALUES(473,83,'Announce','open','{}','[1,"written",["nl","en","ar","ti","done"],0,0,["nl","ti"],null]',3,1811529046,'');
INSERT INTO "conversations" VALUES(474,86,'ImportPeople','open','{}','[1,"sheet",[],0,0,[],null]',1,1811529047,'');
INSERT INTO "conversations" VALUES(476,88,'MyNewcomers','open','{}','[1,"whom",["21","44"],0,0,[],null]',1,1811529050,'');
INSERT INTO "conversations" VALUES(477,89,'FindPerson','open','{}','[1,"who",[],0,0,[],null]',1,1811529051,'');
INSERT INTO "conversations" VALUES(478,1,'OpenMentor','waiting','{}','[1,"what",["back"],0,0,[],null]',2,1811529053,'person:15');
INSERT INTO "conversations" VALUES(479,1,'FindMentor','waiting','{}','[1,"mentor",["mentor-15","mentor-41","mentor-18","path"],0,0,[],null]',2,1811529054,'person:68');
INSERT INTO "conversations" VALUES(480,1,'MatchDesk','waiting','{}','[1,"what",["pause","talks","end","path","nothing"],0,0,[],null]',2,1811529055,'match:1');
INSERT INTO "conversations" VALUES(481,1,'PlanTheme','waiting','{}','[1,"topic",["cultures","start","integration","diploma","work","peers","own"],0,0,[],null]',2,1811529056,'');
INSERT INTO "conversations" VALUES(482,1,'ThemeDesk','waiting','{}','[1,"what",["picture","tick","move","place","room","cancel","back"],0,0,[],null]',2,1811529057,'theme:7');
INSERT INTO "conversations" VALUES(483,1,'WhoWasThere','waiting','{}','[1,"came",["15","12","done"],0,0,[],null]',2,1811529058,'theme:2');
INSERT INTO "conversations" VALUES(484,1,'NewcomerPath','waiting','{}','[1,"part",["intake:0","start_group:0","vitality:0","conversation:0","statement:0","diploma:0","integration:0","study:0","work:0","mentor:0","back"],0,0,[],null]',2,1811529059,'person:4');
INSERT INTO "conversations" VALUES(485,1,'PersonDesk','waiting','{}','[1,"what",["match:1","path","export","saw","off","erase","nothing"],0,0,[],null]',2,1811529060,'person:4');
INSERT INTO "conversations" VALUES(486,1,'WhoSaw','waiting','{}','[1,"what",["back"],0,0,[],null]',2,1811529061,'person:4');
INSERT INTO "conversations" VALUES(487,1,'InboxItem','waiting','{}','[1,"what",["claim","hand","open","close","back"],0,0,[],null]',2,1811529062,'request:1');
INSERT INTO "conversations" VALUES(488,1,'AnnouncementDesk','waiting','{}','[1,"what",["undo","back"],0,0,[],null]',2,1811529064,'announce:1');
INSERT INTO "conversations" VALUES(489,1,'CareDesk','open','{}','[1,"what",["done","open","later"],0,0,[],null]',9,1811532776,'match:1');
INSERT INTO "conversations" VALUES(490,2,'MatchDesk','waiting','{"what":["end",1811529066,"nl"]}','[2,"reason",["goal","time","fit","moved","unsafe","unsaid"],0,0,[],null]',3,1811529067,'match:2');
INSERT INTO "conversations" VALUES(491,2,'PersonDesk','waiting','{}','[1,"what",["match:1","vog","export","saw","off","erase","nothing"],0,0,[],null]',2,1811529068,'person:5');
INSERT INTO "conversations" VALUES(492,2,'ThemeDesk','waiting','{"what":["move",1811529069,"nl"]}','[2,"series",["one","all"],0,0,[],null]',3,1811529070,'theme:7');
INSERT INTO "conversations" VALUES(493,2,'PlanTheme','open','{"topic":["own",1811529071,"nl"]}','[2,"topic_words",[],0,0,[],null]',4,1811532769,'');
INSERT INTO "conversations" VALUES(494,2,'InboxItem','waiting','{"what":["answer",1811529073,"nl"]}','[2,"answer",[],0,0,[],null]',5,1811532769,'request:11');
INSERT INTO "conversations" VALUES(495,5,'WhoHelps','waiting','{}','[1,"about",["0","1","2","3","4","5","6","7","8","9","10","11","faq"],0,0,[],null]',2,1811529075,'');
INSERT INTO "conversations" VALUES(496,5,'NotSure','waiting','{}','[1,"words",["skip"],0,0,[],null]',2,1811529076,'match:1');
INSERT INTO "conversations" VALUES(497,5,'WriteTo','waiting','{}','[1,"words",[],0,0,[],null]',2,1811529077,'match:1');
INSERT INTO "conversations" VALUES(498,5,'ShareNumber','waiting','{}','[1,"number",[],0,0,[],null]',2,1811529078,'match:1');
INSERT INTO "conversations" VALUES(499,5,'PlanMeeting','waiting','{}','[1,"day",["2027-05-28","2027-05-29","2027-05-30","2027-05-31","2027-06-01","2027-06-02","2027-06-03","2027-06-04","2027-06-05","2027-06-06","2027-06-07","2027-06-08","2027-06-09","2027-06-10"],0,0,[],null]',2,1811529079,'match:1');
INSERT INTO "conversations" VALUES(500,5,'Concern','open','{}','[1,"whom",["me","other","somebody"],0,0,[],null]',1,1811529079,'');
INSERT INTO "conversations" VALUES(501,26,'CannotCome','open','{}','[1,"sure",["yes","no"],0,0,[],null]',1,1811529080,'meeting:2:2');
INSERT INTO "conversations" VALUES(502,27,'MoveMeeting','open','{}','[1,"day",["2027-05-28","2027-05-29","2027-05-30","2027-05-31","2027-06-01","2027-06-02","2027-06-03","2027-06-04","2027-06-05","2027-06-06","2027-06-07","2027-06-08","2027-06-09","2027-06-10"],0,0,[],null]',3,1811532688,'meeting:2:2');
INSERT INTO "conversations" VALUES(503,27,'RunningLate','waiting','{}','[1,"minutes",["10","20","30"],0,0,[],null]',2,1811532688,'meeting:2:2');
INSERT INTO "conversations" VALUES(504,9,'PauseTogether','waiting','{}','[1,"why",["holiday","illness","ramadan","exam","unsaid"],0,0,[],null]',2,1811529084,'match:2:2');
INSERT INTO "conversations" VALUES(505,9,'EndTogether','open','{"sure":["yes",1811529088,"nl"]}','[2,"reason",["goal","time","fit","moved","unsafe","unsaid"],0,0,[],null]',2,1811529088,'match:2:2');
INSERT INTO "conversations" VALUES(506,17,'SayThanks','open','{}','[1,"words",[],0,0,[],null]',1,1811529085,'match:5');
INSERT INTO "conversations" VALUES(507,16,'SayThanks','open','{}','[1,"words",[],0,0,[],null]',1,1811529086,'match:5');
INSERT INTO "conversations" VALUES(508,15,'MyFreeTimes','open','{}','[1,"free",["wm","wa","we","em","ea","ee","done"],0,0,["we"],null]',2,1811529089,'');
INSERT INTO "conversations" VALUES(509,33,'ReportMessage','open','{}','[1,"sure",["yes","no"],0,0,[],null]',1,1811529090,'said:2046');
INSERT INTO "conversations" VALUES(510,43,'PlanMeeting','open','{"day":["2027-05-31",1811529092,"nl"]}','[2,"time",["10:00","11:00","13:00","14:00","15:00","16:00","19:00","20:00"],0,0,[],null]',2,1811529092,'match:17');
INSERT INTO "conversations" VALUES(511,45,'TakeABreak','open','{}','[1,"what",["1","2","4","8","leave"],0,0,[],null]',1,1811529093,'');
INSERT INTO "conversations" VALUES(512,47,'QuietHours','open','{}','[1,"hours",["usual","20:00-09:00","22:00-10:00","21:00-17:00"],0,0,[],null]',1,1811529094,'');
INSERT INTO "conversations" VALUES(513,39,'Stop','open','{}','[1,"what",["this","all","nothing"],0,0,[],null]',1,1811529095,'');
INSERT INTO "conversations" VALUES(514,37,'DeleteMe','open','{}','[1,"sure",["keep","delete"],0,0,[],null]',1,1811529096,'');
INSERT INTO "conversations" VALUES(515,20,'ChooseLanguage','open','{}','[1,"language",["nl","en","ar","ti"],0,0,[],null]',1,1811529097,'');
INSERT INTO "conversations" VALUES(516,67,'MyApps','open','{}','[1,"first",["telegram","whatsapp"],0,0,[],null]',1,1811529098,'');
INSERT INTO "conversations" VALUES(517,25,'MyMatch','finished','{}','',1,1811529099,'');
INSERT INTO "conversations" VALUES(518,19,'Menu','open','{}','[1,"pick",["resume","PlanAMeeting","WriteAMessage","MyMatch","IAmNotSure","WhereAmI","MyThemes","MyProgramme","WhoHelps","NewcomerTellsMore","ChangeAnswers","Subscriptions","HelpNow","Concern","TalkToPerson","ChooseLanguage","MyApps","QuietHours","Help","MyData","Stop","DeleteMe"],0,0,[],null]',1,1811529100,'');
INSERT INTO "conversations" VALUES(519,12,'Subscriptions','stopped','{}','[1,"which",["newsletter","tips"],0,0,[],null]',2,1811532766,'');
INSERT INTO "conversations" VALUES(520,22,'AtAMeeting','open','{}','[1,"code",[],0,0,[],null]',1,1811529102,'');
INSERT INTO "conversations" VALUES(530,90,'PlanAMeeting','open','{}','[1,"whom",["22","23"],0,0,[],null]',1,1811529153,'');
INSERT INTO "conversations" VALUES(540,93,'WriteAMessage','open','{}','[1,"whom",["24","25"],0,0,[],null]',1,1811529204,'');
INSERT INTO "conversations" VALUES(550,96,'MyMatch','open','{}','[1,"whom",["26","27"],0,0,[],null]',1,1811529255,'');
INSERT INTO "conversations" VALUES(560,99,'IAmNotSure','open','{}','[1,"whom",["28","29"],0,0,[],null]',1,1811529306,'');
INSERT INTO "conversations" VALUES(561,21,'Subscriptions','open','{}','[1,"which",["newsletter","tips"],0,0,[],null]',1,1811529307,'');
INSERT INTO "conversations" VALUES(562,95,'HelpNow','open','{}','[1,"tell",["yes","no"],0,0,[],null]',1,1811529308,'');
INSERT INTO "conversations" VALUES(563,91,'TakeABreak','open','{}','[1,"what",["1","2","4","8","leave"],0,0,[],null]',1,1811529309,'');
INSERT INTO "conversations" VALUES(564,25,'TalkMove','open','{}','[1,"slot",["2027-08-10T09:30","2027-08-12T09:30","2027-08-09T09:30","2027-08-16T09:30","2027-08-05T09:30","2027-08-17T09:30","none"],0,0,[],null]',1,1811529310,'talk:15:2');
INSERT INTO "conversations" VALUES(565,84,'TalkMoveStaff','open','{}','[1,"slot",["2027-08-10T09:30","2027-08-12T09:30","2027-08-09T09:30","2027-08-16T09:30","2027-08-05T09:30","2027-08-17T09:30","none"],0,0,[],null]',3,1811532784,'talk:15:2');
INSERT INTO "conversations" VALUES(566,84,'FindPerson','stopped','{"who":["sa",1811529313,"nl"]}','[2,"whom",["32","18","5"],0,0,[],null]',3,1811532783,'');
INSERT INTO "conversations" VALUES(567,32,'PlanMeeting','finished','{"day":["2027-06-01",1811532602,"ar"],"time":["14:00",1811532603,"ar"],"place":["library",1811532604,"ar"],"summary":["ok",1811532605,"ar"]}','[4,"summary",["ok","day","time","place"],0,0,[],null]',5,1811532605,'match:12');
INSERT INTO "conversations" VALUES(569,102,'NewcomerIntake','finished','{"name_":["Nadia",1811532609,"en"],"age":["30",1811532610,"en"],"town":["Leiden",1811532611,"en"],"languages":[["en"],1811532613,"en"],"dutch":["simple",1811532614,"en"],"free":[["ea"],1811532616,"en"],"wish":["either",1811532617,"en"],"gender":["woman",1811532618,"en"],"summary":["ok",1811532619,"en"]}','',12,1811532619,'');
INSERT INTO "conversations" VALUES(572,103,'MentorIntake','finished','{"name_":["Niels",1811532624,"nl"],"age":["30",1811532625,"nl"],"town":["Leiden",1811532626,"nl"],"knows_town":["yes",1811532627,"nl"],"languages":[["en"],1811532629,"nl"],"free":[["ea"],1811532631,"nl"],"hours":[2,1811532632,"nl"],"months":["yes",1811532633,"nl"],"newcomers":["1",1811532634,"nl"],"side":["alone",1811532635,"nl"],"wish":["either",1811532636,"nl"],"gender":["woman",1811532637,"nl"],"conduct":["agree",1811532638,"nl"],"summary":["ok",1811532639,"nl"]}','',17,1811532639,'');
INSERT INTO "conversations" VALUES(578,104,'NewcomerIntake','finished','{"name_":["Naima",1811532649,"en"],"age":["30",1811532650,"en"],"town":["Leiden",1811532651,"en"],"languages":[["en"],1811532653,"en"],"dutch":["simple",1811532654,"en"],"free":[["ea"],1811532656,"en"],"wish":["either",1811532657,"en"],"gender":["woman",1811532658,"en"],"summary":["ok",1811532659,"en"]}','[9,"summary",["ok","name_","age","town","languages","dutch","free","wish","gender"],0,0,[],null]',12,1811532659,'');
INSERT INTO "conversations" VALUES(579,104,'NewcomerTellsMore','stopped','{"now":["later",1811532660,"en"]}','[1,"now",["now","later"],0,0,[],null]',2,1811532660,'');
INSERT INTO "conversations" VALUES(580,105,'Welcome','finished','{"language":["nl",1811532662,"nl"],"role":["mentor",1811532663,"nl"]}','[2,"role",["newcomer","mentor","page0"],0,0,[],null]',3,1811532663,'');
INSERT INTO "conversations" VALUES(581,105,'MentorIntake','finished','{"name_":["Nico",1811532664,"nl"],"age":["30",1811532665,"nl"],"town":["Leiden",1811532666,"nl"],"knows_town":["yes",1811532667,"nl"],"languages":[["en"],1811532669,"nl"],"free":[["ea"],1811532671,"nl"],"hours":[2,1811532672,"nl"],"months":["yes",1811532673,"nl"],"newcomers":["1",1811532674,"nl"],"side":["alone",1811532675,"nl"],"wish":["either",1811532676,"nl"],"gender":["woman",1811532677,"nl"],"conduct":["agree",1811532678,"nl"],"summary":["ok",1811532679,"nl"]}','[14,"summary",["ok","name_","age","town","knows_town","languages","free","hours","newcomers","side","wish","gender","conduct"],0,0,[],null]',17,1811532679,'');
INSERT INTO "conversations" VALUES(582,105,'MentorTellsMore','stopped','{"now":["later",1811532680,"nl"]}','[1,"now",["now","later"],0,0,[],null]',2,1811532680,'');
INSERT INTO "conversations" VALUES(583,1,'FindMentor','finished','{"mentor":["mentor-105",1811532682,"en"]}','[1,"mentor",["mentor-105","mentor-15","mentor-41","mentor-18","mentor-90","path"],0,0,[],null]',2,1811532682,'person:104');
INSERT INTO "conversations" VALUES(584,1,'MatchDesk','finished','{"what":["ask",1811532683,"en"]}','[1,"what",["ask","record","withdraw","path","nothing"],0,0,[],null]',2,1811532683,'match:31:1');
INSERT INTO "conversations" VALUES(585,24,'TalkMove','finished','{"slot":["2027-11-09T09:30",1811532685,"en"]}','[1,"slot",["2027-11-09T09:30","2027-11-11T09:30","2027-11-08T09:30","2027-11-15T09:30","2027-11-04T09:30","2027-11-16T09:30","none"],0,0,[],null]',2,1811532685,'talk:16:2');
INSERT INTO "conversations" VALUES(586,32,'WriteTo','finished','{"words":["Good night!",1811532687,"ar"]}','[1,"words",[],0,0,[],null]',2,1811532687,'match:12');
INSERT INTO "conversations" VALUES(587,75,'Announce','finished','{"written":[["en"],1811532691,"en"],"text_en":["The office is closed on Friday.",1811532692,"en"],"file":[null,1811532693,"en"],"fallback":["en",1811532694,"en"],"replies":["come",1811532695,"en"],"role":["all",1811532696,"en"],"narrow":[[],1811532697,"en"],"important":["no",1811532698,"en"]}','[8,"important",["no","yes"],0,0,[],null]',10,1811532698,'');
INSERT INTO "conversations" VALUES(588,75,'AnnouncementDesk','finished','{"what":["now",1811532699,"en"]}','[1,"what",["now","later","examples","text","file","fallback","group","cancel","back"],0,0,[],null]',2,1811532699,'announce:3');
INSERT INTO "conversations" VALUES(589,75,'ThemeMeetings','open','{}','[1,"which",["new","2","3","5","4","6","7"],0,0,[],null]',1,1811532700,'');
INSERT INTO "conversations" VALUES(590,12,'WhyMissed','open','{}','[1,"why",["time","place","language","forgot","not"],0,0,[],null]',1,1811532766,'theme:2:1');
INSERT INTO "conversations" VALUES(591,2,'WhoWasThere','finished','{"came":[[],1811532768,"nl"]}','[1,"came",["15","12","done"],0,0,[],null]',2,1811532768,'theme:2');
INSERT INTO "conversations" VALUES(593,1,'ThemeDesk','finished','{"what":["cancel",1811532775,"en"],"sure":["yes",1811532776,"en"]}','[2,"sure",["no","yes"],0,0,[],null]',3,1811532776,'theme:4');
INSERT INTO "conversations" VALUES(594,3,'NewcomerPath','finished','{"part":["integration:0",1811532778,"nl"],"state":["open",1811532779,"nl"],"begins":["2027-09-01",1811532780,"nl"],"ends":["2028-09-01",1811532781,"nl"]}','[4,"ends",["2029-09-01","none"],0,0,[],null]',5,1811532781,'person:4');
INSERT INTO "conversations" VALUES(595,84,'ImportPeople','finished','{"sheet":[2516,1811532784,"nl"]}','[1,"sheet",[],0,0,[],null]',2,1811532784,'');
CREATE TABLE files (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	person_id BIGINT NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	media VARCHAR(300) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	mime VARCHAR(100) NOT NULL, 
	size BIGINT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	reason VARCHAR(120) DEFAULT '' NOT NULL, 
	then_flow VARCHAR(40) DEFAULT '' NOT NULL, 
	again_flow VARCHAR(40) DEFAULT '' NOT NULL, 
	data BLOB, 
	"plan" TEXT DEFAULT '' NOT NULL, 
	sent_as TEXT DEFAULT '' NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (id)
);
INSERT INTO "files" VALUES(2106,'leiden',79,'telegram','','list.csv','text/csv',68,'here','','ImportColumns','ImportPeople',NULL,'[1,[[0,"Rol","role",["mentor","mentor"]],[1,"Voornaam","name",["Gijs","Hugo"]],[2,"Woonplaats","town",["Leiden","Leiden"]]],[[2,["mentor","Gijs","Leiden"]],[3,["mentor","Hugo","Leiden"]]],""]','',1811529029);
INSERT INTO "files" VALUES(2109,'leiden',80,'telegram','','c.csv','text/csv',68,'here','','ImportColumns','ImportPeople',NULL,'[1,[[0,"Rol","role",["mentor","mentor"]],[1,"Voornaam","name",["Gijs","Hugo"]],[2,"Woonplaats","town",["Leiden","Leiden"]]],[[2,["mentor","Gijs","Leiden"]],[3,["mentor","Hugo","Leiden"]]],""]','',1811529032);
INSERT INTO "files" VALUES(2113,'leiden',81,'telegram','','d.csv','text/csv',68,'here','','ImportColumns','ImportPeople',NULL,'[1,[[0,"Rol","role",["mentor","mentor"]],[1,"Voornaam","name",["Gijs","Hugo"]],[2,"Woonplaats","town",["Leiden","Leiden"]]],[[2,["mentor","Gijs","Leiden"]],[3,["mentor","Hugo","Leiden"]]],""]','',1811529036);
INSERT INTO "files" VALUES(2516,'leiden',84,'telegram','','e.csv','text/csv',68,'here','','ImportColumns','ImportPeople',NULL,'[1,[[0,"Rol","role",["mentor","mentor"]],[1,"Voornaam","name",["Gijs","Hugo"]],[2,"Woonplaats","town",["Leiden","Leiden"]]],[[2,["mentor","Gijs","Leiden"]],[3,["mentor","Hugo","Leiden"]]],""]','',1811532784);
INSERT INTO "files" VALUES(2517,'leiden',78,'telegram','media-on-its-way','f.csv','text/csv',0,'wanted','','ImportColumns','ImportPeople',NULL,'','',1811532785);
CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	message_id VARCHAR(80) NOT NULL, 
	person_id BIGINT, 
	kind VARCHAR(12) NOT NULL, 
	text TEXT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	received_at BIGINT NOT NULL, 
	CONSTRAINT pk_inbox PRIMARY KEY (id), 
	CONSTRAINT uq_inbox_channel_message_id UNIQUE (channel, message_id)
);
INSERT INTO "inbox" VALUES(472,'clock','245.1804842005',10,'due','','done',1804842005);
INSERT INTO "inbox" VALUES(896,'telegram','420',23,'press','','done',1810281606);
INSERT INTO "inbox" VALUES(1303,'telegram','680',40,'start','','done',1811149279);
INSERT INTO "inbox" VALUES(1378,'telegram','702',41,'text','When is the next course?','kept',1811246402);
INSERT INTO "inbox" VALUES(1712,'clock','1003.1811491240',8,'due','','done',1811491240);
INSERT INTO "inbox" VALUES(1728,'clock','1019.1811491240',44,'due','','done',1811491240);
INSERT INTO "inbox" VALUES(1742,'clock','1033.1811491240',31,'due','','done',1811491240);
INSERT INTO "inbox" VALUES(1751,'clock','971.1811491260',6,'due','','done',1811491260);
INSERT INTO "inbox" VALUES(1757,'telegram','901',4,'press','','done',1811491546);
INSERT INTO "inbox" VALUES(1772,'telegram','916',48,'press','','done',1811491561);
INSERT INTO "inbox" VALUES(1785,'telegram','929',49,'press','','done',1811491574);
INSERT INTO "inbox" VALUES(1799,'telegram','943',50,'press','','done',1811491588);
INSERT INTO "inbox" VALUES(1807,'whatsapp','951',51,'press','','done',1811491596);
INSERT INTO "inbox" VALUES(1810,'telegram','954',52,'press','','done',1811491599);
INSERT INTO "inbox" VALUES(1828,'telegram','972',53,'press','','done',1811491617);
INSERT INTO "inbox" VALUES(1845,'telegram','989',54,'press','','done',1811491634);
INSERT INTO "inbox" VALUES(1860,'telegram','1004',55,'press','','done',1811491649);
INSERT INTO "inbox" VALUES(1866,'telegram','1010',57,'start','','done',1811491655);
INSERT INTO "inbox" VALUES(1868,'telegram','1012',58,'press','','done',1811491657);
INSERT INTO "inbox" VALUES(1884,'telegram','1028',59,'press','','done',1811491673);
INSERT INTO "inbox" VALUES(1904,'telegram','1048',60,'press','','done',1811491693);
INSERT INTO "inbox" VALUES(1923,'telegram','1067',61,'press','','done',1811491712);
INSERT INTO "inbox" VALUES(1935,'telegram','1078',66,'press','','done',1811491724);
INSERT INTO "inbox" VALUES(1940,'telegram','1083',65,'press','','done',1811491729);
INSERT INTO "inbox" VALUES(1943,'telegram','1086',63,'press','','done',1811491732);
INSERT INTO "inbox" VALUES(1975,'whatsapp','1118',68,'press','','done',1811491764);
INSERT INTO "inbox" VALUES(2007,'telegram','1150',29,'press','','done',1811491796);
INSERT INTO "inbox" VALUES(2024,'telegram','1167',69,'text','My letter is difficult.','kept',1811491813);
INSERT INTO "inbox" VALUES(2025,'telegram','1168',36,'text','','done',1811491814);
INSERT INTO "inbox" VALUES(2042,'telegram','1185',70,'press','','done',1811491831);
INSERT INTO "inbox" VALUES(2046,'telegram','1189',18,'text','Hello Simon, see you on Monday.','done',1811491835);
INSERT INTO "inbox" VALUES(2052,'clock','1105.1811492669',11,'due','','done',1811492669);
INSERT INTO "inbox" VALUES(2054,'clock','951.1811494910',41,'due','','done',1811494910);
INSERT INTO "inbox" VALUES(2057,'clock','710.1811498400',30,'due','','done',1811498400);
INSERT INTO "inbox" VALUES(2063,'clock','967.1811512800',28,'due','','done',1811512800);
INSERT INTO "inbox" VALUES(2065,'clock','1147.1811516701',46,'due','','done',1811516701);
INSERT INTO "inbox" VALUES(2066,'clock','892.1811518200',42,'due','','done',1811518200);
INSERT INTO "inbox" VALUES(2070,'clock','1041.1811527200',35,'due','','done',1811527200);
INSERT INTO "inbox" VALUES(2071,'clock','1042.1811527200',34,'due','','done',1811527200);
INSERT INTO "inbox" VALUES(2092,'telegram','1216',85,'start','','done',1811529015);
INSERT INTO "inbox" VALUES(2094,'telegram','1218',87,'start','','done',1811529017);
INSERT INTO "inbox" VALUES(2097,'telegram','1221',71,'press','','done',1811529020);
INSERT INTO "inbox" VALUES(2098,'telegram','1222',72,'press','','done',1811529021);
INSERT INTO "inbox" VALUES(2099,'telegram','1223',73,'press','','done',1811529022);
INSERT INTO "inbox" VALUES(2100,'telegram','1224',74,'press','','done',1811529023);
INSERT INTO "inbox" VALUES(2102,'telegram','1226',76,'press','','done',1811529025);
INSERT INTO "inbox" VALUES(2103,'telegram','1227',77,'press','','done',1811529026);
INSERT INTO "inbox" VALUES(2107,'clock','1159.1811529029',79,'due','','done',1811529029);
INSERT INTO "inbox" VALUES(2111,'telegram','1233',80,'press','','done',1811529034);
INSERT INTO "inbox" VALUES(2115,'telegram','1236',81,'press','','done',1811529038);
INSERT INTO "inbox" VALUES(2120,'telegram','1241',82,'text','','done',1811529043);
INSERT INTO "inbox" VALUES(2123,'telegram','1244',83,'press','','done',1811529046);
INSERT INTO "inbox" VALUES(2124,'telegram','1245',86,'press','','done',1811529047);
INSERT INTO "inbox" VALUES(2127,'telegram','1248',88,'press','','done',1811529050);
INSERT INTO "inbox" VALUES(2128,'telegram','1249',89,'press','','done',1811529051);
INSERT INTO "inbox" VALUES(2156,'telegram','1277',5,'press','','done',1811529079);
INSERT INTO "inbox" VALUES(2157,'telegram','1278',26,'press','','done',1811529080);
INSERT INTO "inbox" VALUES(2162,'telegram','1283',17,'press','','done',1811529085);
INSERT INTO "inbox" VALUES(2163,'telegram','1284',16,'press','','done',1811529086);
INSERT INTO "inbox" VALUES(2165,'telegram','1286',9,'press','','done',1811529088);
INSERT INTO "inbox" VALUES(2167,'telegram','1288',33,'press','','done',1811529090);
INSERT INTO "inbox" VALUES(2169,'telegram','1290',43,'press','','done',1811529092);
INSERT INTO "inbox" VALUES(2170,'telegram','1291',45,'press','','done',1811529093);
INSERT INTO "inbox" VALUES(2171,'telegram','1292',47,'press','','done',1811529094);
INSERT INTO "inbox" VALUES(2172,'telegram','1293',39,'press','','done',1811529095);
INSERT INTO "inbox" VALUES(2173,'telegram','1294',37,'press','','done',1811529096);
INSERT INTO "inbox" VALUES(2174,'telegram','1295',20,'press','','done',1811529097);
INSERT INTO "inbox" VALUES(2175,'telegram','1296',67,'press','','done',1811529098);
INSERT INTO "inbox" VALUES(2177,'telegram','1298',19,'press','','done',1811529100);
INSERT INTO "inbox" VALUES(2179,'telegram','1300',22,'press','','done',1811529102);
INSERT INTO "inbox" VALUES(2229,'telegram','1350',92,'press','','done',1811529152);
INSERT INTO "inbox" VALUES(2230,'telegram','1351',90,'press','','done',1811529153);
INSERT INTO "inbox" VALUES(2265,'telegram','1386',94,'press','','done',1811529188);
INSERT INTO "inbox" VALUES(2281,'telegram','1402',93,'press','','done',1811529204);
INSERT INTO "inbox" VALUES(2316,'telegram','1437',97,'press','','done',1811529239);
INSERT INTO "inbox" VALUES(2331,'telegram','1452',98,'press','','done',1811529254);
INSERT INTO "inbox" VALUES(2332,'telegram','1453',96,'press','','done',1811529255);
INSERT INTO "inbox" VALUES(2367,'telegram','1488',100,'press','','done',1811529290);
INSERT INTO "inbox" VALUES(2382,'telegram','1503',101,'press','','done',1811529305);
INSERT INTO "inbox" VALUES(2383,'telegram','1504',99,'press','','done',1811529306);
INSERT INTO "inbox" VALUES(2384,'telegram','1505',21,'press','','done',1811529307);
INSERT INTO "inbox" VALUES(2385,'telegram','1506',95,'press','','done',1811529308);
INSERT INTO "inbox" VALUES(2386,'telegram','1507',91,'press','','done',1811529309);
INSERT INTO "inbox" VALUES(2387,'telegram','1508',25,'press','','done',1811529310);
INSERT INTO "inbox" VALUES(2391,'clock','1150.1811531106',13,'due','','done',1811531106);
INSERT INTO "inbox" VALUES(2392,'clock','1153.1811531106',14,'due','','done',1811531106);
INSERT INTO "inbox" VALUES(2396,'clock','1206.1811531702',15,'due','','done',1811531702);
INSERT INTO "inbox" VALUES(2416,'telegram','1531',102,'press','','done',1811532620);
INSERT INTO "inbox" VALUES(2436,'telegram','1551',103,'press','','done',1811532640);
INSERT INTO "inbox" VALUES(2456,'telegram','1571',104,'press','','done',1811532660);
INSERT INTO "inbox" VALUES(2476,'telegram','1591',105,'press','','done',1811532680);
INSERT INTO "inbox" VALUES(2481,'telegram','1596',24,'press','','done',1811532685);
INSERT INTO "inbox" VALUES(2483,'telegram','1598',32,'text','','done',1811532687);
INSERT INTO "inbox" VALUES(2484,'telegram','1599',27,'press','','done',1811532688);
INSERT INTO "inbox" VALUES(2497,'clock','1261.1811532759',75,'due','','done',1811532765);
INSERT INTO "inbox" VALUES(2498,'telegram','1612',12,'press','','done',1811532766);
INSERT INTO "inbox" VALUES(2501,'telegram','1615',2,'press','','done',1811532769);
INSERT INTO "inbox" VALUES(2508,'telegram','1622',1,'press','','done',1811532776);
INSERT INTO "inbox" VALUES(2513,'telegram','1627',3,'text','','done',1811532781);
INSERT INTO "inbox" VALUES(2514,'telegram','1628',38,'blocked','','done',1811532782);
INSERT INTO "inbox" VALUES(2516,'telegram','1630',84,'file','','done',1811532784);
INSERT INTO "inbox" VALUES(2517,'telegram','1631',78,'file','','done',1811532785);
CREATE TABLE invites (
	token VARCHAR(64) NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	team_id INTEGER, 
	expires_at BIGINT, 
	created_at BIGINT NOT NULL, staff_id BIGINT, used_at BIGINT, person_id BIGINT, 
	CONSTRAINT pk_invites PRIMARY KEY (token), 
	CONSTRAINT fk_invites_team_id FOREIGN KEY(team_id) REFERENCES teams (id)
);
INSERT INTO "invites" VALUES('link-Marieke','leiden','',NULL,1795510800,1795424400,1,1795424401,NULL);
INSERT INTO "invites" VALUES('link-Joris','leiden','',NULL,1795510801,1795424401,2,1795424402,NULL);
INSERT INTO "invites" VALUES('link-Iris','leiden','',NULL,1795510802,1795424402,3,1795424403,NULL);
INSERT INTO "invites" VALUES('link-Ilse','leiden','',NULL,1810195272,1810108872,4,1810108873,NULL);
INSERT INTO "invites" VALUES('token-000011','leiden','newcomer',NULL,1816675717,1811491717,NULL,NULL,62);
INSERT INTO "invites" VALUES('token-000012','leiden','newcomer',NULL,1816675717,1811491717,NULL,1811491730,63);
INSERT INTO "invites" VALUES('token-000013','leiden','newcomer',NULL,1816675717,1811491717,NULL,NULL,64);
INSERT INTO "invites" VALUES('token-000014','leiden','mentor',NULL,1816675717,1811491717,NULL,1811491718,65);
INSERT INTO "invites" VALUES('token-000015','leiden','mentor',NULL,1816675717,1811491717,NULL,1811491722,66);
INSERT INTO "invites" VALUES('link-Kim1','leiden','',NULL,1811615400,1811529000,5,1811529001,NULL);
INSERT INTO "invites" VALUES('link-Kim2','leiden','',NULL,1811615401,1811529001,6,1811529002,NULL);
INSERT INTO "invites" VALUES('link-Kim3','leiden','',NULL,1811615402,1811529002,7,1811529003,NULL);
INSERT INTO "invites" VALUES('link-Kim4','leiden','',NULL,1811615403,1811529003,8,1811529004,NULL);
INSERT INTO "invites" VALUES('link-Kim5','leiden','',NULL,1811615404,1811529004,9,1811529005,NULL);
INSERT INTO "invites" VALUES('link-Kim6','leiden','',NULL,1811615405,1811529005,10,1811529006,NULL);
INSERT INTO "invites" VALUES('link-Kim7','leiden','',NULL,1811615406,1811529006,11,1811529007,NULL);
INSERT INTO "invites" VALUES('link-Kim8','leiden','',NULL,1811615407,1811529007,12,1811529008,NULL);
INSERT INTO "invites" VALUES('link-Kim9','leiden','',NULL,1811615408,1811529008,13,1811529009,NULL);
INSERT INTO "invites" VALUES('link-Kim10','leiden','',NULL,1811615409,1811529009,14,1811529010,NULL);
INSERT INTO "invites" VALUES('link-Kim11','leiden','',NULL,1811615410,1811529010,15,1811529011,NULL);
INSERT INTO "invites" VALUES('link-Kim12','leiden','',NULL,1811615411,1811529011,16,1811529012,NULL);
INSERT INTO "invites" VALUES('link-Kim13','leiden','',NULL,1811615412,1811529012,17,1811529013,NULL);
INSERT INTO "invites" VALUES('link-Kim14','leiden','',NULL,1811615413,1811529013,18,1811529014,NULL);
INSERT INTO "invites" VALUES('link-Kim15','leiden','',NULL,1811615414,1811529014,19,1811529015,NULL);
INSERT INTO "invites" VALUES('link-Kim16','leiden','',NULL,1811615415,1811529015,20,1811529016,NULL);
INSERT INTO "invites" VALUES('link-Noor','leiden','',NULL,1811615416,1811529016,21,1811529017,NULL);
INSERT INTO "invites" VALUES('link-Ivo','leiden','',NULL,1811615417,1811529017,22,1811529018,NULL);
INSERT INTO "invites" VALUES('link-Isa','leiden','',NULL,1811615418,1811529018,23,1811529019,NULL);
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	who VARCHAR(40) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	about VARCHAR(80) NOT NULL, 
	rule VARCHAR(120) NOT NULL, whom BIGINT, 
	CONSTRAINT pk_journal PRIMARY KEY (id)
);
INSERT INTO "journal" VALUES(1,1795424401,'person:1','arrived','telegram','by a link',NULL);
INSERT INTO "journal" VALUES(2,1795424401,'staff:1','came in','staff:1','by their own link',NULL);
INSERT INTO "journal" VALUES(8,1795424405,'person:4','language','ar','',NULL);
INSERT INTO "journal" VALUES(9,1795424417,'person:4','entered','newcomer','on the list',NULL);
INSERT INTO "journal" VALUES(10,1795424417,'person:4','saved','NewcomerProfile','confirmed by the person',NULL);
INSERT INTO "journal" VALUES(15,1795424438,'clock','talk planned','talk:1','around 2027-02-22',NULL);
INSERT INTO "journal" VALUES(21,1795424458,'erased:00000009','stopped','','asked by the person',NULL);
INSERT INTO "journal" VALUES(22,1795507200,'bot','sent','','new sign-ups',1);
INSERT INTO "journal" VALUES(24,1795518000,'clock','talk proposed','talk:1','version 2, 2027-02-22 09:30',NULL);
INSERT INTO "journal" VALUES(25,1795518000,'bot','asked','talk:1','the time of a talk',4);
INSERT INTO "journal" VALUES(42,1795683606,'clock','skipped','intake','intake waits: signed up',4);
INSERT INTO "journal" VALUES(44,1795683642,'clock','later','intake','intake waits: they answered since',6);
INSERT INTO "journal" VALUES(74,1796142600,'bot','not sent','match:1','nothing is planned: 2 nudges this week already',5);
INSERT INTO "journal" VALUES(93,1796382002,'person:4','talk answer','talk:1','newcomer: yes',NULL);
INSERT INTO "journal" VALUES(95,1796382005,'staff:3','looked at','talk:1','TalkAskedStaff',NULL);
INSERT INTO "journal" VALUES(100,1796382006,'staff:3','talk confirmed','talk:1','version 2',NULL);
INSERT INTO "journal" VALUES(112,1796382012,'staff:1','cancelled','talk:2','talk silent: it has changed since',2);
INSERT INTO "journal" VALUES(143,1796630400,'clock','care sign','match:1','no first meeting',NULL);
INSERT INTO "journal" VALUES(144,1796630400,'clock','request opened','request:1','care',NULL);
INSERT INTO "journal" VALUES(419,1806566410,'staff:1','theme planned','theme:1','2027-04-13 19:30, for mentors',NULL);
INSERT INTO "journal" VALUES(420,1806566410,'clock','theme opens','theme:1','5 are invited',NULL);
INSERT INTO "journal" VALUES(428,1806660002,'person:15','theme reply','theme:1','yes',NULL);
INSERT INTO "journal" VALUES(464,1807696802,'staff:1','theme attendance','theme:1','0 were there',NULL);
INSERT INTO "journal" VALUES(753,1810893600,'bot','asked later','talk:10','not answered for three days: waits behind another question',1);
INSERT INTO "journal" VALUES(793,1810972805,'person:16','match ended','match:5','newcomer: moved',NULL);
INSERT INTO "journal" VALUES(794,1810972805,'person:16','talk cancelled','talk:9','the match ends',NULL);
INSERT INTO "journal" VALUES(874,1811149272,'staff:1','match draft','match:15','nothing important misses',NULL);
INSERT INTO "journal" VALUES(876,1811149274,'staff:1','match agreed','match:15','otherwise',NULL);
INSERT INTO "journal" VALUES(878,1811149275,'staff:1','match proposed','match:15','the case manager was heard',NULL);
INSERT INTO "journal" VALUES(884,1811149278,'staff:1','match asked','match:16','the case manager is asked',NULL);
INSERT INTO "journal" VALUES(944,1811246401,'person:41','wants a person','','asked',NULL);
INSERT INTO "journal" VALUES(946,1811246402,'person:41','message for a person','text','',NULL);
INSERT INTO "journal" VALUES(1004,1811336441,'person:29','meeting proposed','meeting:1','version 1, 2027-05-27 14:00',NULL);
INSERT INTO "journal" VALUES(1007,1811336442,'person:28','meeting confirmed','meeting:1','version 2',NULL);
INSERT INTO "journal" VALUES(1041,1811408418,'person:24','meeting confirmed','meeting:4','version 2',NULL);
INSERT INTO "journal" VALUES(1045,1811408426,'person:19','match paused','match:6','holiday, until 2027-06-24',NULL);
INSERT INTO "journal" VALUES(1049,1811408431,'person:21','match ends soon','match:7','newcomer: goal, 2027-06-10',NULL);
INSERT INTO "journal" VALUES(1051,1811408431,'person:21','talk cancelled','talk:14','the match ends',NULL);
INSERT INTO "journal" VALUES(1083,1811408510,'person:41','blocked us','','the person blocked the bot',NULL);
INSERT INTO "journal" VALUES(1091,1811408510,'clock','skipped','intake','intake waits: signed up',41);
INSERT INTO "journal" VALUES(1153,1811491240,'staff:1','theme planned','theme:7','2027-10-26 19:30, for both',NULL);
INSERT INTO "journal" VALUES(1156,1811491240,'clock','theme opens','theme:5','20 are invited',NULL);
INSERT INTO "journal" VALUES(1173,1811491240,'bot','not asked','theme:3','invited to a theme meeting: blocked us',41);
INSERT INTO "journal" VALUES(1212,1811491240,'bot','not asked','theme:5','invited to a theme meeting: blocked us',41);
INSERT INTO "journal" VALUES(1217,1811491260,'clock','erased','','retention',NULL);
INSERT INTO "journal" VALUES(1224,1811491552,'person:15','theme reply','theme:5','yes',NULL);
INSERT INTO "journal" VALUES(1243,1811491654,'erased:0000000a','erased','','under 18',NULL);
INSERT INTO "journal" VALUES(1259,1811491714,'staff:1','file sent','file:1925','text/csv, 0 bytes',NULL);
INSERT INTO "journal" VALUES(1260,1811491716,'staff:1','list checked','file:1925','5 read, 0 errors',NULL);
INSERT INTO "journal" VALUES(1261,1811491717,'staff:1','imported','person:62','from a list of the coordinator',NULL);
INSERT INTO "journal" VALUES(1269,1811491717,'staff:1','imported','person:66','from a list of the coordinator',NULL);
INSERT INTO "journal" VALUES(1271,1790848800,'staff:1','match live','match:20','from a list of the coordinator',NULL);
INSERT INTO "journal" VALUES(1272,1806573600,'staff:1','match live','match:21','from a list of the coordinator',NULL);
INSERT INTO "journal" VALUES(1274,1811491717,'staff:1','talk planned','talk:30','around 2027-09-30',NULL);
INSERT INTO "journal" VALUES(1275,1811491717,'staff:1','list imported','file:1925','5 people, 2 matches',NULL);
INSERT INTO "journal" VALUES(1278,1811491721,'person:65','conduct agreed','','after an import',NULL);
INSERT INTO "journal" VALUES(1289,1811491748,'person:67','code made','whatsapp','for another app',NULL);
INSERT INTO "journal" VALUES(1290,1811491749,'person:67','app added','whatsapp','by a code of their own',NULL);
INSERT INTO "journal" VALUES(1296,1811491769,'staff:3','part recorded','part:1','integration: open',11);
INSERT INTO "journal" VALUES(1297,1811491779,'staff:1','announcement drafted','announce:1','texts in en',NULL);
INSERT INTO "journal" VALUES(1298,1811491782,'staff:1','announcement planned','announce:1','for 49 people',NULL);
INSERT INTO "journal" VALUES(1300,1811491796,'person:29','told how it was','meeting:1','met',NULL);
INSERT INTO "journal" VALUES(1301,1811491796,'person:29','care sign','match:10','a sad face',NULL);
INSERT INTO "journal" VALUES(1307,1811491812,'person:69','wants a person','','asked',NULL);
INSERT INTO "journal" VALUES(1309,1811491813,'person:69','message for a person','text','',NULL);
INSERT INTO "journal" VALUES(1316,1811491831,'person:70','stopped','','asked by the person',NULL);
INSERT INTO "journal" VALUES(1321,1811491835,'person:18','message relayed','match:13','',NULL);
INSERT INTO "journal" VALUES(1322,1811491837,'person:33','subscribed','newsletter','',NULL);
INSERT INTO "journal" VALUES(1323,1811491840,'staff:1','group saved','','an audience was kept under a name',NULL);
INSERT INTO "journal" VALUES(1352,1811516701,'clock','request opened','request:13','delivery',NULL);
INSERT INTO "journal" VALUES(1360,1811527200,'bot','asked','theme:4','it had to wait',34);
INSERT INTO "journal" VALUES(1364,1811527506,'staff:3','talk answer','talk:7','staff: yes',NULL);
INSERT INTO "journal" VALUES(1368,1811527506,'staff:3','talk confirmed','talk:7','version 2',NULL);
INSERT INTO "journal" VALUES(1408,1811529019,'staff:23','came in','staff:23','by their own link',NULL);
INSERT INTO "journal" VALUES(1412,1811529038,'staff:15','list checked','file:2113','2 read, 0 errors',NULL);
INSERT INTO "journal" VALUES(1476,1811531702,'clock','later','theme:2','missed twice: 2 nudges this week already',15);
INSERT INTO "journal" VALUES(1477,1811532605,'person:32','meeting proposed','meeting:7','version 1, 2027-06-01 14:00',NULL);
INSERT INTO "journal" VALUES(1490,1811532644,'staff:1','match agreed','match:30','otherwise',NULL);
INSERT INTO "journal" VALUES(1492,1811532645,'staff:1','match proposed','match:30','the case manager was heard',NULL);
INSERT INTO "journal" VALUES(1499,1811532661,'person:105','arrived','telegram','by themselves',NULL);
INSERT INTO "journal" VALUES(1500,1811532662,'person:105','language','nl','',NULL);
INSERT INTO "journal" VALUES(1501,1811532679,'person:105','entered','mentor','on the list',NULL);
INSERT INTO "journal" VALUES(1502,1811532679,'person:105','saved','MentorProfile','confirmed by the person',NULL);
INSERT INTO "journal" VALUES(1504,1811532682,'staff:1','match draft','match:31','nothing important misses',NULL);
INSERT INTO "journal" VALUES(1506,1811532683,'staff:1','match asked','match:31','the case manager is asked',NULL);
INSERT INTO "journal" VALUES(1508,1811532685,'person:24','not sent','talk:16','it has changed since',24);
INSERT INTO "journal" VALUES(1522,1811532685,'person:24','cancelled','talk:16','talk outcome: it has changed since',2);
INSERT INTO "journal" VALUES(1523,1811532685,'person:24','talk proposed','talk:16','version 3, 2027-11-09 09:30',NULL);
INSERT INTO "journal" VALUES(1542,1811532685,'bot','asked later','talk:16','the time of a talk: quiet hours',86);
INSERT INTO "journal" VALUES(1543,1811532687,'bot','sent','match:12','words of the other side: waits for the morning',18);
INSERT INTO "journal" VALUES(1544,1811532687,'person:32','message relayed','match:12','',NULL);
INSERT INTO "journal" VALUES(1545,1811532698,'staff:9','announcement drafted','announce:3','texts in en',NULL);
INSERT INTO "journal" VALUES(1546,1811532699,'staff:9','announcement planned','announce:3','for 67 people',NULL);
INSERT INTO "journal" VALUES(1547,1811532765,'clock','announcement goes','announce:3','to 67 people',NULL);
INSERT INTO "journal" VALUES(1548,1811532768,'staff:2','theme attendance','theme:2','0 were there',NULL);
INSERT INTO "journal" VALUES(1549,1811532773,'staff:1','theme changed','theme:5','version 2, 2027-06-18 20:00',NULL);
INSERT INTO "journal" VALUES(1550,1811532776,'staff:1','theme cancelled','theme:4','called off by staff',NULL);
INSERT INTO "journal" VALUES(1551,1811532777,'staff:3','looked at','person:4','NewcomerPath',4);
INSERT INTO "journal" VALUES(1552,1811532781,'staff:3','part recorded','part:2','integration: open',4);
INSERT INTO "journal" VALUES(1553,1811532782,'person:38','blocked us','','the person blocked the bot',NULL);
INSERT INTO "journal" VALUES(1555,1811532785,'staff:12','file sent','file:2517','text/csv, 0 bytes',NULL);
CREATE TABLE lease (
	id INTEGER NOT NULL, 
	holder VARCHAR(200) NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (id)
);
CREATE TABLE link_codes (
	code VARCHAR(12) NOT NULL, 
	person_id INTEGER NOT NULL, 
	expires_at BIGINT NOT NULL, 
	CONSTRAINT pk_link_codes PRIMARY KEY (code), 
	CONSTRAINT fk_link_codes_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE TABLE match_members (
	id INTEGER NOT NULL, 
	match_id INTEGER NOT NULL, 
	person_id BIGINT, 
	side VARCHAR(10) NOT NULL, 
	answer VARCHAR(4) DEFAULT '' NOT NULL, 
	reason VARCHAR(20) DEFAULT '' NOT NULL, 
	answered_at BIGINT, 
	number VARCHAR(40) DEFAULT '' NOT NULL, afterwards VARCHAR(6) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_match_members PRIMARY KEY (id), 
	CONSTRAINT fk_match_members_match_id FOREIGN KEY(match_id) REFERENCES matches (id)
);
INSERT INTO "match_members" VALUES(1,1,4,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(2,1,5,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(3,2,8,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(4,2,9,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(5,3,11,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(6,3,12,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(7,4,13,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(8,4,14,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(9,5,16,'newcomer','','',NULL,'','again');
INSERT INTO "match_members" VALUES(10,5,17,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(11,6,19,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(12,6,20,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(13,7,21,'newcomer','','',NULL,'','again');
INSERT INTO "match_members" VALUES(14,7,22,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(15,8,24,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(16,8,25,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(17,9,26,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(18,9,27,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(19,10,28,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(20,10,29,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(21,11,30,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(22,11,31,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(23,12,32,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(24,12,18,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(25,13,33,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(26,13,18,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(27,14,34,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(28,14,35,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(29,15,36,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(30,15,37,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(31,16,38,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(32,16,39,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(33,17,42,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(34,17,43,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(35,18,44,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(36,18,45,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(37,19,46,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(38,19,47,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(39,20,62,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(40,20,65,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(41,21,64,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(42,21,66,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(43,22,91,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(44,22,90,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(45,23,92,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(46,23,90,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(47,24,94,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(48,24,93,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(49,25,95,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(50,25,93,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(51,26,97,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(52,26,96,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(53,27,98,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(54,27,96,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(55,28,100,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(56,28,99,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(57,29,101,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(58,29,99,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(59,30,102,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(60,30,103,'mentor','','',NULL,'','');
INSERT INTO "match_members" VALUES(61,31,104,'newcomer','','',NULL,'','');
INSERT INTO "match_members" VALUES(62,31,105,'mentor','','',NULL,'','');
CREATE TABLE matches (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	version INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	staff_id BIGINT, 
	override TEXT DEFAULT '' NOT NULL, 
	consulted VARCHAR(12) DEFAULT '' NOT NULL, 
	consult_reason TEXT DEFAULT '' NOT NULL, 
	end_reason VARCHAR(20) DEFAULT '' NOT NULL, 
	ended_by VARCHAR(12) DEFAULT '' NOT NULL, 
	paused_until BIGINT, began_at BIGINT, suggested VARCHAR(10) DEFAULT '' NOT NULL, ends_at BIGINT, 
	CONSTRAINT pk_matches PRIMARY KEY (id)
);
INSERT INTO "matches" VALUES(1,'leiden','live',2,1795424438,1795424438,NULL,'','','','','',NULL,1795424438,'newcomer',NULL);
INSERT INTO "matches" VALUES(2,'leiden','live',2,1795597235,1795597235,NULL,'','','','','',NULL,1795597235,'newcomer',NULL);
INSERT INTO "matches" VALUES(3,'leiden','live',2,1803891635,1803891635,NULL,'','','','','',NULL,1803891635,'newcomer',NULL);
INSERT INTO "matches" VALUES(4,'leiden','live',2,1803978035,1803978035,NULL,'','','','','',NULL,1803978035,'newcomer',NULL);
INSERT INTO "matches" VALUES(5,'leiden','ended',3,1810972805,1809936035,NULL,'','','','moved','newcomer',NULL,1809936035,'mentor',NULL);
INSERT INTO "matches" VALUES(6,'leiden','live',2,1810108835,1810108835,NULL,'','','','','',1813820400,1810108835,'newcomer',NULL);
INSERT INTO "matches" VALUES(7,'leiden','live',2,1810108871,1810108871,NULL,'','','','goal','newcomer',NULL,1810108871,'newcomer',1812610800);
INSERT INTO "matches" VALUES(8,'leiden','live',2,1810108908,1810108908,NULL,'','','','','',NULL,1810108908,'newcomer',NULL);
INSERT INTO "matches" VALUES(9,'leiden','live',2,1810800035,1810800035,NULL,'','','','','',NULL,1810800035,'mentor',NULL);
INSERT INTO "matches" VALUES(10,'leiden','live',2,1810800071,1810800071,NULL,'','','','','',NULL,1810800071,'mentor',NULL);
INSERT INTO "matches" VALUES(11,'leiden','live',2,1810800107,1810800107,NULL,'','','','','',NULL,1810800107,'mentor',NULL);
INSERT INTO "matches" VALUES(12,'leiden','live',2,1810800123,1810800123,NULL,'','','','','',NULL,1810800123,'mentor',NULL);
INSERT INTO "matches" VALUES(13,'leiden','live',2,1810800139,1810800139,NULL,'','','','','',NULL,1810800139,'',NULL);
INSERT INTO "matches" VALUES(14,'leiden','live',2,1811073635,1811073635,NULL,'','','','','',NULL,1811073635,'',NULL);
INSERT INTO "matches" VALUES(15,'leiden','proposed',3,1811149275,1811149272,1,'','otherwise','By phone, on Monday','','',NULL,NULL,'',NULL);
INSERT INTO "matches" VALUES(16,'leiden','asked',2,1811149278,1811149277,1,'','','','','',NULL,NULL,'',NULL);
INSERT INTO "matches" VALUES(17,'leiden','live',2,1811336435,1811336435,NULL,'','','','','',NULL,1811336435,'',NULL);
INSERT INTO "matches" VALUES(18,'leiden','proposed',3,1811408471,1811408468,1,'','otherwise','By phone, on Monday','','',NULL,NULL,'',NULL);
INSERT INTO "matches" VALUES(19,'leiden','asked',2,1811408509,1811408508,1,'','','','','',NULL,NULL,'',NULL);
INSERT INTO "matches" VALUES(20,'leiden','live',2,1790848800,1790848800,1,'','otherwise','','','',NULL,1790848800,'',NULL);
INSERT INTO "matches" VALUES(21,'leiden','live',2,1806573600,1806573600,1,'','otherwise','','','',NULL,1806573600,'',NULL);
INSERT INTO "matches" VALUES(22,'leiden','live',2,1811529137,1811529137,NULL,'','','','','',NULL,1811529137,'',NULL);
INSERT INTO "matches" VALUES(23,'leiden','live',2,1811529152,1811529152,NULL,'','','','','',NULL,1811529152,'',NULL);
INSERT INTO "matches" VALUES(24,'leiden','live',2,1811529188,1811529188,NULL,'','','','','',NULL,1811529188,'',NULL);
INSERT INTO "matches" VALUES(25,'leiden','live',2,1811529203,1811529203,NULL,'','','','','',NULL,1811529203,'',NULL);
INSERT INTO "matches" VALUES(26,'leiden','live',2,1811529239,1811529239,NULL,'','','','','',NULL,1811529239,'',NULL);
INSERT INTO "matches" VALUES(27,'leiden','live',2,1811529254,1811529254,NULL,'','','','','',NULL,1811529254,'',NULL);
INSERT INTO "matches" VALUES(28,'leiden','live',2,1811529290,1811529290,NULL,'','','','','',NULL,1811529290,'',NULL);
INSERT INTO "matches" VALUES(29,'leiden','live',2,1811529305,1811529305,NULL,'','','','','',NULL,1811529305,'',NULL);
INSERT INTO "matches" VALUES(30,'leiden','proposed',3,1811532645,1811532642,1,'','otherwise','By phone, on Monday','','',NULL,NULL,'',NULL);
INSERT INTO "matches" VALUES(31,'leiden','asked',2,1811532683,1811532682,1,'','','','','',NULL,NULL,'',NULL);
CREATE TABLE meeting_answers (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	side VARCHAR(10) NOT NULL, 
	person_id BIGINT, 
	met SMALLINT NOT NULL, 
	minutes INTEGER NOT NULL, 
	face VARCHAR(8) NOT NULL, 
	answered_at BIGINT NOT NULL, 
	CONSTRAINT pk_meeting_answers PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_answers_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT uq_meeting_answers_meeting_id_side UNIQUE (meeting_id, side)
);
INSERT INTO "meeting_answers" VALUES(1,1,'mentor',29,1,60,'sad',1811491796);
CREATE TABLE meetings (
	id INTEGER NOT NULL, 
	match_id INTEGER NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	version INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	time VARCHAR(5) NOT NULL, 
	place VARCHAR(200) NOT NULL, 
	starts_at BIGINT NOT NULL, 
	proposed_by VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_meetings PRIMARY KEY (id), 
	CONSTRAINT fk_meetings_match_id FOREIGN KEY(match_id) REFERENCES matches (id)
);
INSERT INTO "meetings" VALUES(1,10,'confirmed',2,1811336442,1811336441,'2027-05-27','14:00','library',1811419200,'mentor');
INSERT INTO "meetings" VALUES(2,9,'confirmed',2,1811408406,1811408405,'2027-05-29','15:00','library',1811595600,'mentor');
INSERT INTO "meetings" VALUES(3,14,'confirmed',2,1811408412,1811408411,'2027-05-28','14:00','library',1811505600,'mentor');
INSERT INTO "meetings" VALUES(4,8,'confirmed',2,1811408418,1811408417,'2027-06-02','14:00','library',1811937600,'mentor');
INSERT INTO "meetings" VALUES(5,11,'proposed',1,1811408423,1811408423,'2027-05-30','14:00','library',1811678400,'mentor');
INSERT INTO "meetings" VALUES(6,20,'proposed',1,1811491729,1811491729,'2027-06-02','14:00','library',1811937600,'mentor');
INSERT INTO "meetings" VALUES(7,12,'proposed',1,1811532605,1811532605,'2027-06-01','14:00','library',1811851200,'newcomer');
CREATE TABLE mentors (
	person_id INTEGER NOT NULL, 
	age VARCHAR(40) DEFAULT '' NOT NULL, 
	town VARCHAR(40) DEFAULT '' NOT NULL, 
	knows_town VARCHAR(40) DEFAULT '' NOT NULL, 
	languages VARCHAR(200) DEFAULT '' NOT NULL, 
	free VARCHAR(40) DEFAULT '' NOT NULL, 
	wish VARCHAR(40) DEFAULT '' NOT NULL, 
	gender VARCHAR(40) DEFAULT '' NOT NULL, 
	hours INTEGER DEFAULT '0' NOT NULL, 
	newcomers INTEGER DEFAULT '0' NOT NULL, 
	conduct_at BIGINT DEFAULT '0' NOT NULL, 
	background TEXT DEFAULT '' NOT NULL, 
	interests VARCHAR(200) DEFAULT '' NOT NULL, 
	interests_words VARCHAR(400) DEFAULT '' NOT NULL, 
	together VARCHAR(200) DEFAULT '' NOT NULL, vog_at BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_mentors PRIMARY KEY (person_id), 
	CONSTRAINT fk_mentors_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "mentors" VALUES(5,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1795424437,'','','','',1);
INSERT INTO "mentors" VALUES(9,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1795597234,'','','','',1);
INSERT INTO "mentors" VALUES(12,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1803891634,'','','','',1);
INSERT INTO "mentors" VALUES(14,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1803978034,'','','','',1);
INSERT INTO "mentors" VALUES(15,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1804669231,'','','','',1);
INSERT INTO "mentors" VALUES(17,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1809936034,'','','','',1);
INSERT INTO "mentors" VALUES(18,'30','Leiden','yes',',en,',',ea,','either','woman',2,3,1809936055,'','','','',1);
INSERT INTO "mentors" VALUES(20,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1810108834,'','','','',1);
INSERT INTO "mentors" VALUES(22,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1810108870,'','','','',1);
INSERT INTO "mentors" VALUES(25,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1810108907,'','','','',1);
INSERT INTO "mentors" VALUES(27,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1810800034,'','','','',1);
INSERT INTO "mentors" VALUES(29,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1810800070,'','','','',1);
INSERT INTO "mentors" VALUES(31,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1810800106,'','','','',1);
INSERT INTO "mentors" VALUES(35,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811073634,'','','','',1);
INSERT INTO "mentors" VALUES(37,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811149234,'','','','',1);
INSERT INTO "mentors" VALUES(39,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811149269,'','','','',1);
INSERT INTO "mentors" VALUES(41,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811149298,'','','','',1);
INSERT INTO "mentors" VALUES(43,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811336434,'','','','',1);
INSERT INTO "mentors" VALUES(45,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811408465,'','','','',1);
INSERT INTO "mentors" VALUES(47,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811408505,'','','','',1);
INSERT INTO "mentors" VALUES(60,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811491692,'','','','',0);
INSERT INTO "mentors" VALUES(61,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811491712,'','','','',0);
INSERT INTO "mentors" VALUES(65,'','Leiden','','','','either','unsaid',2,1,1811491721,'','','','',1777629600);
INSERT INTO "mentors" VALUES(66,'','Leiden','','','','either','unsaid',2,1,0,'','','','',1777629600);
INSERT INTO "mentors" VALUES(90,'30','Leiden','yes',',en,',',ea,','either','woman',2,3,1811529121,'','','','',1);
INSERT INTO "mentors" VALUES(93,'30','Leiden','yes',',en,',',ea,','either','woman',2,3,1811529172,'','','','',1);
INSERT INTO "mentors" VALUES(96,'30','Leiden','yes',',en,',',ea,','either','woman',2,3,1811529223,'','','','',1);
INSERT INTO "mentors" VALUES(99,'30','Leiden','yes',',en,',',ea,','either','woman',2,3,1811529274,'','','','',1);
INSERT INTO "mentors" VALUES(103,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811532639,'','','','',1);
INSERT INTO "mentors" VALUES(105,'30','Leiden','yes',',en,',',ea,','either','woman',2,1,1811532679,'','','','',1);
CREATE TABLE newcomers (
	person_id INTEGER NOT NULL, 
	age VARCHAR(40) DEFAULT '' NOT NULL, 
	town VARCHAR(40) DEFAULT '' NOT NULL, 
	languages VARCHAR(200) DEFAULT '' NOT NULL, 
	dutch VARCHAR(40) DEFAULT '' NOT NULL, 
	free VARCHAR(40) DEFAULT '' NOT NULL, 
	wish VARCHAR(40) DEFAULT '' NOT NULL, 
	gender VARCHAR(40) DEFAULT '' NOT NULL, 
	goals VARCHAR(200) DEFAULT '' NOT NULL, 
	interests VARCHAR(200) DEFAULT '' NOT NULL, 
	interests_words VARCHAR(400) DEFAULT '' NOT NULL, 
	children VARCHAR(40) DEFAULT '' NOT NULL, 
	case_manager VARCHAR(40) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_newcomers PRIMARY KEY (person_id), 
	CONSTRAINT fk_newcomers_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "newcomers" VALUES(4,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(8,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(11,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(13,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(16,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(19,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(21,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','22');
INSERT INTO "newcomers" VALUES(24,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','4');
INSERT INTO "newcomers" VALUES(26,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(28,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(30,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(32,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(33,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(34,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(36,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','23');
INSERT INTO "newcomers" VALUES(38,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(42,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(44,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','22');
INSERT INTO "newcomers" VALUES(46,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
INSERT INTO "newcomers" VALUES(59,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(62,'','Leiden','','','','either','unsaid','','','','','');
INSERT INTO "newcomers" VALUES(63,'','Leiderdorp','','','','either','unsaid','','','','','');
INSERT INTO "newcomers" VALUES(64,'','Leiden','','','','either','unsaid','','','','','');
INSERT INTO "newcomers" VALUES(67,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(68,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(69,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(70,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(91,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(92,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(94,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(95,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(97,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(98,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(100,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(101,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(102,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','');
INSERT INTO "newcomers" VALUES(104,'30','Leiden',',en,','simple',',ea,','either','woman','','','','','3');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	person_id BIGINT, 
	channel VARCHAR(16) NOT NULL, 
	address VARCHAR(64) NOT NULL, 
	rank SMALLINT NOT NULL, 
	text TEXT NOT NULL, 
	buttons TEXT NOT NULL, 
	extra TEXT NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	not_before BIGINT NOT NULL, 
	expires BIGINT NOT NULL, 
	state VARCHAR(10) DEFAULT 'queued' NOT NULL, 
	reason VARCHAR(80) DEFAULT '' NOT NULL, 
	attempt SMALLINT DEFAULT '0' NOT NULL, 
	provider_id VARCHAR(80) DEFAULT '' NOT NULL, 
	changed_at BIGINT DEFAULT '0' NOT NULL, 
	erase SMALLINT NOT NULL, about VARCHAR(40) DEFAULT '' NOT NULL, occasion VARCHAR(12) DEFAULT '' NOT NULL, given TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id)
);
INSERT INTO "outbox" VALUES(12032,6,'telegram','farid',0,'','[[["e.5.dutch.none","",false],["e.5.dutch.words","",false],["e.5.dutch.simple","",false],["e.5.dutch.good","",false]],[["/back",""],["/menu",""]]]','','ar',1795424447,1795510847,'sent','',0,'7',1795424447,0,'','question','');
INSERT INTO "outbox" VALUES(75008,3,'telegram','iris',1,'','[[["18.1.held.yes","",false],["18.1.held.no","",false]],[["/menu",""]]]','','nl',1803295800,1804505400,'sent','',0,'7',1803295800,0,'talk:1','question','');
INSERT INTO "outbox" VALUES(78080,3,'telegram','iris',1,'','[[["19.1.held.yes","",false],["19.1.held.no","",false]],[["/menu",""]]]','','nl',1803468600,1804678200,'sent','',0,'7',1803468600,0,'talk:3','question','');
INSERT INTO "outbox" VALUES(79360,10,'telegram','hana',0,'','[[["1b.3.town.Leiden","",false],["1b.3.town.Leiderdorp","",false],["1b.3.town.Oegstgeest","",false],["1b.3.town.Zoeterwoude","",false],["1b.3.town.elsewhere","",false]],[["/back",""],["/menu",""]]]','','ti',1803632405,1803718805,'sent','',0,'7',1803632405,0,'','question','');
INSERT INTO "outbox" VALUES(89600,10,'telegram','hana',1,'','[[["!GoOnSigningUp",""],["!NotNow",""]],[]]','','ti',1803891635,1805101235,'sent','',0,'7',1803891635,0,'','news','');
INSERT INTO "outbox" VALUES(120832,10,'telegram','hana',1,'','[[["!GoOnSigningUp",""],["!NotNow",""]],[]]','','ti',1804842005,1806051605,'sent','',0,'7',1804842005,0,'','news','');
INSERT INTO "outbox" VALUES(121344,13,'telegram','wim',1,'','[[["21.1.answer.yes","",false],["21.1.answer.other","",false]],[["/menu",""]]]','','en',1804935600,1806145200,'sent','',0,'7',1804935600,0,'talk:8','question','');
INSERT INTO "outbox" VALUES(121600,14,'telegram','wanda',1,'','[[["22.1.answer.yes","",false],["22.1.answer.other","",false]],[["/menu",""]]]','','nl',1804935600,1806145200,'sent','',0,'7',1804935600,0,'talk:8','question','');
INSERT INTO "outbox" VALUES(122112,2,'telegram','joris',1,'','[[["24.1.answer.yes","",false],["24.1.answer.other","",false]],[["/menu",""]]]','','nl',1804935600,1806145200,'sent','',0,'7',1804935600,0,'talk:8','question','');
INSERT INTO "outbox" VALUES(142336,5,'telegram','sanne',1,'','[[["26.1.reply.yes","",false],["26.1.reply.maybe","",false],["26.1.reply.no","",false]],[["/menu",""]]]','','nl',1806566410,1807776010,'sent','',0,'7',1806566410,0,'theme:1','question','');
INSERT INTO "outbox" VALUES(142592,9,'telegram','bart',1,'','[[["27.1.reply.yes","",false],["27.1.reply.maybe","",false],["27.1.reply.no","",false]],[["/menu",""]]]','','nl',1806566410,1807776010,'sent','',0,'7',1806566410,0,'theme:1','question','');
INSERT INTO "outbox" VALUES(143104,14,'telegram','wanda',1,'','[[["29.1.reply.yes","",false],["29.1.reply.maybe","",false],["29.1.reply.no","",false]],[["/menu",""]]]','','nl',1806566410,1807776010,'sent','',0,'7',1806566410,0,'theme:1','question','');
INSERT INTO "outbox" VALUES(151296,15,'telegram','tom',1,'','[[["!MyFreeTimes",""],["!TakeABreak",""]],[]]','','nl',1807344000,1808553600,'sent','',0,'7',1807344000,0,'','news','');
INSERT INTO "outbox" VALUES(155136,1,'telegram','marieke',1,'','[[["!WhoWasThere theme:1",""]],[]]','','en',1807682400,1808892000,'sent','',0,'7',1807648200,0,'theme:1','news','');
INSERT INTO "outbox" VALUES(169985,1,'telegram','marieke',0,'','[[["23.1.answer.yes","",false],["23.1.answer.other","",false]],[["/menu",""]]]','','en',1809158410,1809244810,'sent','',0,'7',1809158410,0,'talk:8','question','');
INSERT INTO "outbox" VALUES(174848,5,'telegram','sanne',1,'','[[["2d.1.reply.yes","",false],["2d.1.reply.maybe","",false],["2d.1.reply.no","",false]],[["/menu",""]]]','','nl',1809504000,1810713600,'sent','',0,'7',1809504000,0,'theme:2','question','');
INSERT INTO "outbox" VALUES(175104,9,'telegram','bart',1,'','[[["2e.1.reply.yes","",false],["2e.1.reply.maybe","",false],["2e.1.reply.no","",false]],[["/menu",""]]]','','nl',1809504000,1810713600,'sent','',0,'7',1809504000,0,'theme:2','question','');
INSERT INTO "outbox" VALUES(175616,14,'telegram','wanda',1,'','[[["2g.1.reply.yes","",false],["2g.1.reply.maybe","",false],["2g.1.reply.no","",false]],[["/menu",""]]]','','nl',1809504000,1810713600,'sent','',0,'7',1809504000,0,'theme:2','question','');
INSERT INTO "outbox" VALUES(177408,15,'telegram','tom',1,'','[[["!MyFreeTimes",""],["!TakeABreak",""]],[]]','','nl',1809936000,1811145600,'sent','',0,'7',1809936000,0,'','news','');
INSERT INTO "outbox" VALUES(233728,19,'telegram','kamal',1,'','[[["3f.1.answer.yes","",false],["3f.1.answer.other","",false]],[["/menu",""]]]','','ar',1810461600,1811671200,'sent','',0,'7',1810461600,0,'talk:11','question','');
INSERT INTO "outbox" VALUES(233984,20,'telegram','kees',1,'','[[["3g.1.answer.yes","",false],["3g.1.answer.other","",false]],[["/menu",""]]]','','nl',1810461600,1811671200,'sent','',0,'7',1810461600,0,'talk:11','question','');
INSERT INTO "outbox" VALUES(234240,3,'telegram','iris',1,'','[[["3h.1.answer.yes","",false],["3h.1.answer.other","",false]],[["/menu",""]]]','','nl',1810461600,1811671200,'sent','',0,'7',1810461600,0,'talk:11','question','');
INSERT INTO "outbox" VALUES(294144,17,'telegram','noa',1,'','[[["!SayThanks match:5",""],["!MyHours match:5",""]],[]]','','nl',1810972805,1812182405,'sent','',0,'7',1810972805,0,'match:5','news','');
INSERT INTO "outbox" VALUES(294147,16,'telegram','nour',0,'','[[["!SayThanks match:5",""],["!MyHours match:5",""]],[]]','','ar',1810972805,1811059205,'sent','',0,'7',1810972805,0,'','news','');
INSERT INTO "outbox" VALUES(298752,20,'telegram','kees',1,'','[[["4q.1.answer.yes","",false],["4q.1.answer.other","",false]],[["/menu",""]]]','','nl',1811066400,1812276000,'sent','',0,'7',1811066400,0,'talk:12','question','');
INSERT INTO "outbox" VALUES(299008,1,'telegram','marieke',1,'','[[["4r.1.answer.yes","",false],["4r.1.answer.other","",false]],[["/menu",""]]]','','en',1811066400,1812276000,'sent','',0,'7',1811066400,0,'talk:12','question','');
INSERT INTO "outbox" VALUES(299264,2,'telegram','joris',1,'','[[["4s.1.answer.yes","",false],["4s.1.answer.other","",false]],[["/menu",""]]]','','nl',1811066400,1812276000,'sent','',0,'7',1811066400,0,'talk:12','question','');
INSERT INTO "outbox" VALUES(333568,40,'telegram','kofi',0,'','[[["68.1.language.en","",false],["68.1.language.nl","",false],["68.1.language.ar","",false],["68.1.language.ti","",false]],[]]','','en',1811149279,1811235679,'sent','',0,'7',1811149279,0,'','question','');
INSERT INTO "outbox" VALUES(338944,11,'telegram','emebet',1,'','[[["6c.1.first.skip","",false]],[["/menu",""]]]','','ti',1811152800,1812362400,'sent','',0,'7',1811152800,0,'talk:5','question','');
INSERT INTO "outbox" VALUES(339200,12,'telegram','els',1,'','[[["6d.1.first.skip","",false]],[["/menu",""]]]','','nl',1811152800,1812362400,'sent','',0,'7',1811152800,0,'talk:5','question','');
INSERT INTO "outbox" VALUES(341760,30,'telegram','hiwot',1,'','[[["59.1.answer.yes","",false],["59.1.answer.other","",false]],[["/menu",""]]]','','ti',1811152800,1812362400,'sent','',0,'7',1811152800,0,'talk:21','question','');
INSERT INTO "outbox" VALUES(342784,32,'telegram','sabra',1,'','[[["5d.1.answer.yes","",false],["5d.1.answer.other","",false]],[["/menu",""]]]','','ar',1811152800,1812362400,'sent','',0,'7',1811152800,0,'talk:23','question','');
INSERT INTO "outbox" VALUES(345600,2,'telegram','joris',1,'','[[["54.1.answer.yes","",false],["54.1.answer.other","",false]],[["/menu",""]]]','','nl',1811181600,1812391200,'sent','',0,'7',1811181600,0,'talk:17','question','');
INSERT INTO "outbox" VALUES(345856,2,'telegram','joris',1,'','[[["6l.1.held.yes","",false],["6l.1.held.no","",false]],[["/menu",""]]]','','nl',1811181600,1812391200,'sent','',0,'7',1811181600,0,'talk:2','question','');
INSERT INTO "outbox" VALUES(348672,1,'telegram','marieke',1,'','[[["53.1.answer.yes","",false],["53.1.answer.other","",false]],[["/menu",""]]]','','en',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:17','question','');
INSERT INTO "outbox" VALUES(348928,1,'telegram','marieke',1,'','[[["57.1.answer.yes","",false],["57.1.answer.other","",false]],[["/menu",""]]]','','en',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:19','question','');
INSERT INTO "outbox" VALUES(349184,2,'telegram','joris',1,'','[[["58.1.answer.yes","",false],["58.1.answer.other","",false]],[["/menu",""]]]','','nl',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:19','question','');
INSERT INTO "outbox" VALUES(349440,1,'telegram','marieke',1,'','[[["5b.1.answer.yes","",false],["5b.1.answer.other","",false]],[["/menu",""]]]','','en',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:21','question','');
INSERT INTO "outbox" VALUES(349696,2,'telegram','joris',1,'','[[["5c.1.answer.yes","",false],["5c.1.answer.other","",false]],[["/menu",""]]]','','nl',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:21','question','');
INSERT INTO "outbox" VALUES(349952,1,'telegram','marieke',1,'','[[["5f.1.answer.yes","",false],["5f.1.answer.other","",false]],[["/menu",""]]]','','en',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:23','question','');
INSERT INTO "outbox" VALUES(350208,2,'telegram','joris',1,'','[[["5g.1.answer.yes","",false],["5g.1.answer.other","",false]],[["/menu",""]]]','','nl',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:23','question','');
INSERT INTO "outbox" VALUES(350464,3,'telegram','iris',1,'','[[["6e.1.first.skip","",false]],[["/menu",""]]]','','nl',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:5','question','');
INSERT INTO "outbox" VALUES(350976,1,'telegram','marieke',1,'','[[["6k.1.held.yes","",false],["6k.1.held.no","",false]],[["/menu",""]]]','','en',1811224800,1812434400,'sent','',0,'7',1811224800,0,'talk:2','question','');
INSERT INTO "outbox" VALUES(356096,18,'telegram','sam',1,'','[[["!PlanMeeting match:12",""],["!PauseTogether match:12:2",""]],[]]','','en',1811259000,1812468600,'sent','',0,'7',1811259000,0,'match:12','reminder','');
INSERT INTO "outbox" VALUES(357888,15,'telegram','tom',1,'','[[["!ThemeInvite theme:2:1",""]],[]]','','nl',1811260800,1811352600,'sent','',0,'7',1811260800,0,'theme:2','reminder','["woensdag 26 mei", "19.30 uur"]');
INSERT INTO "outbox" VALUES(358144,12,'telegram','els',1,'','[[["!ThemeInvite theme:2:1",""]],[]]','','nl',1811260800,1811352600,'sent','',0,'7',1811260800,0,'theme:2','reminder','["woensdag 26 mei", "19.30 uur"]');
INSERT INTO "outbox" VALUES(362752,8,'telegram','bilal',1,'','[[["6n.1.choice.continue","",false],["6n.1.choice.new","",false],["6n.1.choice.stop","",false]],[["/menu",""]]]','','en',1811327400,1812537000,'sent','',0,'7',1811327400,0,'talk:4','question','');
INSERT INTO "outbox" VALUES(363264,9,'telegram','bart',1,'','[[["6o.1.choice.continue","",false],["6o.1.choice.new","",false],["6o.1.choice.stop","",false]],[["/menu",""]]]','','nl',1811327400,1812537000,'sent','',0,'7',1811327400,0,'talk:4','question','');
INSERT INTO "outbox" VALUES(363776,2,'telegram','joris',1,'','[[["6q.1.held.yes","",false],["6q.1.held.no","",false]],[["/menu",""]]]','','nl',1811327400,1812537000,'sent','',0,'7',1811327400,0,'talk:4','question','');
INSERT INTO "outbox" VALUES(375042,28,'telegram','jamila',0,'','[[["55.1.answer.yes","",false],["55.1.answer.other","",false]],[["/menu",""]]]','','ar',1811336442,1811422842,'sent','',0,'7',1811336442,0,'talk:19','question','');
INSERT INTO "outbox" VALUES(377856,1,'telegram','marieke',1,'','[[["!WhoWasThere theme:2",""]],[]]','','en',1811397600,1812607200,'sent','',0,'7',1811363400,0,'theme:2','news','');
INSERT INTO "outbox" VALUES(378368,1,'telegram','marieke',1,'','[[["!WhoNeedsCare",""]],[]]','','en',1811401200,1812610800,'sent','',0,'7',1811401200,0,'','news','');
INSERT INTO "outbox" VALUES(378624,2,'telegram','joris',1,'','[[["!WhoNeedsCare",""]],[]]','','nl',1811401200,1812610800,'sent','',0,'7',1811401200,0,'','news','');
INSERT INTO "outbox" VALUES(380930,27,'telegram','inge',0,'','[[["52.1.answer.yes","",false],["52.1.answer.other","",false]],[["/menu",""]]]','','nl',1811408405,1811494805,'sent','',0,'7',1811408405,0,'talk:17','question','');
INSERT INTO "outbox" VALUES(381186,26,'telegram','idris',0,'','[[["51.1.answer.yes","",false],["51.1.answer.other","",false]],[["/menu",""]]]','','ti',1811408406,1811494806,'sent','',0,'7',1811408406,0,'talk:17','question','');
INSERT INTO "outbox" VALUES(385538,31,'telegram','henk',0,'','[[["5a.1.answer.yes","",false],["5a.1.answer.other","",false]],[["/menu",""]]]','','nl',1811408423,1811494823,'sent','',0,'7',1811408423,0,'talk:21','question','');
INSERT INTO "outbox" VALUES(386308,19,'telegram','kamal',0,'','[[["4p.1.answer.yes","",false],["4p.1.answer.other","",false]],[["/menu",""]]]','','ar',1811408426,1811494826,'sent','',0,'7',1811408426,0,'talk:12','question','');
INSERT INTO "outbox" VALUES(397824,44,'telegram','parwin',1,'','[[["7i.1.answer.yes","",false],["7i.1.answer.no","",false]],[["/menu",""]]]','','en',1811408471,1812618071,'sent','',0,'7',1811408471,0,'match:18','question','');
INSERT INTO "outbox" VALUES(397825,45,'telegram','pim',1,'','[[["7j.1.answer.yes","",false],["7j.1.answer.no","",false]],[["/menu",""]]]','','nl',1811408471,1812618071,'sent','',0,'7',1811408471,0,'match:18','question','');
INSERT INTO "outbox" VALUES(407552,3,'telegram','iris',1,'','[[["7s.1.agrees.yes","",false],["7s.1.agrees.no","",false]],[["/menu",""]]]','','nl',1811408509,1812618109,'sent','',0,'7',1811408509,0,'match:19','question','');
INSERT INTO "outbox" VALUES(409088,36,'telegram','oumar',1,'','[[["63.1.answer.yes","",false],["63.1.answer.no","",false]],[["/menu",""]]]','','en',1811408510,1812618110,'sent','',0,'7',1811408510,0,'match:15','question','');
INSERT INTO "outbox" VALUES(409344,37,'telegram','olga',1,'','[[["64.1.answer.yes","",false],["64.1.answer.no","",false]],[["/menu",""]]]','','nl',1811408510,1812618110,'sent','',0,'7',1811408510,0,'match:15','question','');
INSERT INTO "outbox" VALUES(413952,2,'telegram','joris',1,'','[[["!TalkMoveStaff talk:23:2",""]],[]]','','nl',1811412000,1812621600,'sent','',0,'7',1811412000,0,'talk:23','news','');
INSERT INTO "outbox" VALUES(414208,1,'telegram','marieke',1,'','[[["!TalkMoveStaff talk:23:2",""]],[]]','','en',1811412000,1812621600,'sent','',0,'7',1811412000,0,'talk:23','news','');
INSERT INTO "outbox" VALUES(415232,42,'telegram','chiara',1,'','[[["7t.1.answer.yes","",false],["7t.1.answer.other","",false]],[["/menu",""]]]','','en',1811412000,1812621600,'sent','',0,'7',1811412000,0,'talk:27','question','');
INSERT INTO "outbox" VALUES(415233,43,'telegram','cas',1,'','[[["7u.1.answer.yes","",false],["7u.1.answer.other","",false]],[["/menu",""]]]','','nl',1811412000,1812621600,'sent','',0,'7',1811412000,0,'talk:27','question','');
INSERT INTO "outbox" VALUES(416768,28,'telegram','jamila',1,'','[[["7w.1.met.yes","",false],["7w.1.met.no","",false]],[["/menu",""]]]','','ar',1811426400,1812636000,'sent','',0,'7',1811426400,0,'meeting:1','question','');
INSERT INTO "outbox" VALUES(419584,3,'telegram','iris',1,'','[[["6h.1.answer.yes","",false],["6h.1.answer.other","",false]],[["/menu",""]]]','','nl',1811484000,1812693600,'sent','',0,'7',1811484000,0,'talk:25','question','');
INSERT INTO "outbox" VALUES(419840,3,'telegram','iris',1,'','[[["67.1.agrees.yes","",false],["67.1.agrees.no","",false]],[["/menu",""]]]','','nl',1811484000,1812693600,'sent','',0,'7',1811484000,0,'match:16','question','');
INSERT INTO "outbox" VALUES(420352,35,'telegram','daan',1,'','[[["6g.1.answer.yes","",false],["6g.1.answer.other","",false]],[["/menu",""]]]','','nl',1811484000,1812693600,'sent','',0,'7',1811484000,0,'talk:25','question','');
INSERT INTO "outbox" VALUES(420864,1,'telegram','marieke',1,'','[[["!WhoWaits",""]],[]]','','en',1811487600,1812697200,'sent','',0,'7',1811487600,0,'','news','');
INSERT INTO "outbox" VALUES(421120,2,'telegram','joris',1,'','[[["!WhoWaits",""]],[]]','','nl',1811487600,1812697200,'sent','',0,'7',1811487600,0,'','news','');
INSERT INTO "outbox" VALUES(421376,1,'telegram','marieke',1,'','[[["!Inbox",""]],[]]','','en',1811491200,1812700800,'sent','',0,'7',1811491200,0,'','news','');
INSERT INTO "outbox" VALUES(421632,2,'telegram','joris',1,'','[[["!Inbox",""]],[]]','','nl',1811491200,1812700800,'sent','',0,'7',1811491200,0,'','news','');
INSERT INTO "outbox" VALUES(429312,1,'telegram','marieke',0,'','[[["!ThemeDesk theme:5",""]],[]]','','en',1811491230,1811577630,'sent','',0,'7',1811491230,0,'','news','');
INSERT INTO "outbox" VALUES(431872,1,'telegram','marieke',0,'','[[["!ThemeDesk theme:6",""]],[]]','','en',1811491240,1811577640,'sent','',0,'7',1811491240,0,'','news','');
INSERT INTO "outbox" VALUES(433152,9,'telegram','bart',1,'','[[["84.1.reply.yes","",false],["84.1.reply.maybe","",false],["84.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(433408,12,'telegram','els',1,'','[[["85.1.reply.yes","",false],["85.1.reply.maybe","",false],["85.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(434176,17,'telegram','noa',1,'','[[["88.1.reply.yes","",false],["88.1.reply.maybe","",false],["88.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(434944,22,'telegram','lot',1,'','[[["89.1.reply.yes","",false],["89.1.reply.maybe","",false],["89.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(435200,25,'telegram','rik',1,'','[[["8a.1.reply.yes","",false],["8a.1.reply.maybe","",false],["8a.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(436480,37,'telegram','olga',1,'','[[["8c.1.reply.yes","",false],["8c.1.reply.maybe","",false],["8c.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(436736,39,'telegram','quinten',1,'','[[["8d.1.reply.yes","",false],["8d.1.reply.maybe","",false],["8d.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(437248,43,'telegram','cas',1,'','[[["8e.1.reply.yes","",false],["8e.1.reply.maybe","",false],["8e.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(437504,45,'telegram','pim',1,'','[[["8f.1.reply.yes","",false],["8f.1.reply.maybe","",false],["8f.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(437760,47,'telegram','ugo',1,'','[[["8g.1.reply.yes","",false],["8g.1.reply.maybe","",false],["8g.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(438272,8,'telegram','bilal',1,'','[[["8i.1.reply.yes","",false],["8i.1.reply.maybe","",false],["8i.1.reply.no","",false]],[["/menu",""]]]','','en',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(438528,11,'telegram','emebet',1,'','[[["8j.1.reply.yes","",false],["8j.1.reply.maybe","",false],["8j.1.reply.no","",false]],[["/menu",""]]]','','ti',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(439040,16,'telegram','nour',1,'','[[["8l.1.reply.yes","",false],["8l.1.reply.maybe","",false],["8l.1.reply.no","",false]],[["/menu",""]]]','','ar',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(439552,21,'telegram','lina',1,'','[[["8m.1.reply.yes","",false],["8m.1.reply.maybe","",false],["8m.1.reply.no","",false]],[["/menu",""]]]','','ar',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(441856,38,'telegram','qasim',1,'','[[["8r.1.reply.yes","",false],["8r.1.reply.maybe","",false],["8r.1.reply.no","",false]],[["/menu",""]]]','','ar',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(442112,42,'telegram','chiara',1,'','[[["8s.1.reply.yes","",false],["8s.1.reply.maybe","",false],["8s.1.reply.no","",false]],[["/menu",""]]]','','en',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(442368,44,'telegram','parwin',1,'','[[["8t.1.reply.yes","",false],["8t.1.reply.maybe","",false],["8t.1.reply.no","",false]],[["/menu",""]]]','','en',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(442624,46,'telegram','ubah',1,'','[[["8u.1.reply.yes","",false],["8u.1.reply.maybe","",false],["8u.1.reply.no","",false]],[["/menu",""]]]','','ar',1811491240,1812700840,'sent','',0,'7',1811491240,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(448256,6,'telegram','farid',1,'','[[["!GoOnSigningUp",""],["!DeleteMe",""]],[]]','','ar',1811491260,1812700860,'sent','',0,'7',1811491260,0,'','news','');
INSERT INTO "outbox" VALUES(449793,4,'telegram','amal',0,'','[[["6i.1.choice.continue","",false],["6i.1.choice.new","",false],["6i.1.choice.stop","",false]],[["/menu",""]]]','','ar',1811491546,1811577946,'sent','',0,'7',1811491546,0,'talk:2','question','');
INSERT INTO "outbox" VALUES(450305,34,'telegram','dawit',0,'','[[["6f.1.answer.yes","",false],["6f.1.answer.other","",false]],[["/menu",""]]]','','ti',1811491548,1811577948,'sent','',0,'7',1811491548,0,'talk:25','question','');
INSERT INTO "outbox" VALUES(450817,5,'telegram','sanne',0,'','[[["6j.1.choice.continue","",false],["6j.1.choice.new","",false],["6j.1.choice.stop","",false]],[["/menu",""]]]','','nl',1811491550,1811577950,'sent','',0,'7',1811491550,0,'talk:2','question','');
INSERT INTO "outbox" VALUES(451584,27,'telegram','inge',0,'','[[["98.1.reply.yes","",false],["98.1.reply.maybe","",false],["98.1.reply.no","",false]],[["/menu",""]]]','','nl',1811491553,1811577953,'sent','',0,'7',1811491553,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(453632,48,'telegram','yonas',0,'ኣየኖት ቋንቋታት ትዛረቡ? እትዛረብዎም ኩሎም ምረጹ።
ድሕሪኡ “ወዲአ” ጠውቑ።','[[["9a.4.languages.nl+", "ሆላንድኛ", false], ["9a.4.languages.en-", "✓ እንግሊዝኛ", false], ["9a.4.languages.ar+", "ዓረብኛ", false], ["9a.4.languages.ti-", "✓ ትግርኛ", false], ["9a.4.languages.tr+", "ቱርክኛ", false], ["9a.4.languages.fa+", "ፋርስኛ", false], ["9a.4.languages.prs+", "ዳሪ", false], ["9a.4.languages.ps+", "ፓሽቶ", false], ["9a.4.languages.so+", "ሶማልኛ", false], ["9a.4.languages.uk+", "ዩክረይንኛ", false], ["9a.4.languages.ru+", "ሩስኛ", false], ["9a.4.languages.fr+", "ፈረንሳይኛ", false], ["9a.4.languages.kmr+", "ኩርማንጂ", false], ["9a.4.languages.ckb+", "ሶራኒ", false], ["9a.4.languages.am+", "ኣምሓርኛ", false], ["9a.4.languages.es+", "ስጳንኛ", false], ["9a.4.languages.other+", "ካልእ ቋንቋ", false], ["9a.4.languages.done", "➡️ ወዲአ", true]], [["/back", "↩ ንድሕሪት"], ["/menu", "☰ ሜኑ"]]]','{"edit": "453120"}','ti',1811491561,1811577961,'sent','',0,'7',1811491561,0,'','news','');
INSERT INTO "outbox" VALUES(456960,49,'telegram','zahra',0,'','[[["9c.9.summary.ok","",true],["9c.9.summary.name_","",false],["9c.9.summary.age","",false],["9c.9.summary.town","",false],["9c.9.summary.languages","",false],["9c.9.summary.dutch","",false],["9c.9.summary.free","",false],["9c.9.summary.wish","",false],["9c.9.summary.gender","",false]],[["/back",""],["/menu",""]]]','','ar',1811491574,1811577974,'sent','',0,'7',1811491574,0,'','question','');
INSERT INTO "outbox" VALUES(460544,50,'telegram','adam',0,'','[[["9e.a.town.Leiden","",false],["9e.a.town.Leiderdorp","",false],["9e.a.town.Oegstgeest","",false],["9e.a.town.Zoeterwoude","",false],["9e.a.town.elsewhere","",false]],[["/back",""],["/menu",""]]]','','en',1811491588,1811577988,'sent','',0,'7',1811491588,0,'','question','');
INSERT INTO "outbox" VALUES(462592,51,'whatsapp','wafa',0,'','[[["9g.5.dutch.none","",false],["9g.5.dutch.words","",false],["9g.5.dutch.simple","",false],["9g.5.dutch.good","",false]],[["/back",""],["/menu",""]]]','','ar',1811491596,1811577996,'sent','',0,'7',1811491596,0,'','question','');
INSERT INTO "outbox" VALUES(463360,52,'telegram','mohamed',0,'','[[["9i.1.name_.given","",false]],[["/menu",""]]]','','ar',1811491599,1811577999,'sent','',0,'7',1811491599,0,'','question','');
INSERT INTO "outbox" VALUES(467968,53,'telegram','anna',0,'✅ Ik ga akkoord

Dit heb ik begrepen. Klopt het?

Voornaam: Anna
Leeftijd: 30 tot en met 54
Woonplaats: Leiden
Ik ken de plaats: Ja
Mijn talen: Engels
Ik heb tijd: Weekendmiddag
Uren per week: 2
Nieuwkomers: 1
Alleen of team: Alleen
Mijn wens: Maakt niet uit
Ik ben: Vrouw
Gedragscode: Ik ga akkoord','[[["9k.e.summary.ok", "✅ Dat klopt", true], ["9k.e.summary.name_", "✏️ Voornaam", false], ["9k.e.summary.age", "✏️ Leeftijd", false], ["9k.e.summary.town", "✏️ Woonplaats", false], ["9k.e.summary.knows_town", "✏️ Ik ken de plaats", false], ["9k.e.summary.languages", "✏️ Mijn talen", false], ["9k.e.summary.free", "✏️ Ik heb tijd", false], ["9k.e.summary.hours", "✏️ Uren per week", false], ["9k.e.summary.newcomers", "✏️ Nieuwkomers", false], ["9k.e.summary.side", "✏️ Alleen of team", false], ["9k.e.summary.wish", "✏️ Mijn wens", false], ["9k.e.summary.gender", "✏️ Ik ben", false], ["9k.e.summary.conduct", "✏️ Gedragscode", false]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811491617,1811578017,'sent','',0,'7',1811491617,0,'','question','');
INSERT INTO "outbox" VALUES(472320,54,'telegram','boris',0,'','[[["9m.d.conduct.agree","",false],["9m.d.conduct.page0","",false]],[["/back",""],["/menu",""]]]','','nl',1811491634,1811578034,'sent','',0,'7',1811491634,0,'','question','');
INSERT INTO "outbox" VALUES(475904,55,'telegram','cora',0,'','[[["9o.a.side.alone","",false],["9o.a.side.team","",false]],[["/back",""],["/menu",""]]]','','nl',1811491648,1811578048,'sent','',0,'7',1811491648,0,'','question','');
INSERT INTO "outbox" VALUES(477696,57,'telegram','new',0,'','[[["9r.1.language.ti","",false],["9r.1.language.nl","",false],["9r.1.language.en","",false],["9r.1.language.ar","",false]],[]]','','ti',1811491655,1811578055,'sent','',0,'7',1811491655,0,'','question','');
INSERT INTO "outbox" VALUES(478208,58,'telegram','newer',0,'','[[["9s.2.role.newcomer","",false],["9s.2.role.mentor","",false],["9s.2.role.page0","",false]],[]]','','ar',1811491657,1811578057,'sent','',0,'7',1811491657,0,'','question','');
INSERT INTO "outbox" VALUES(482304,59,'telegram','dunya',0,'','[[["9v.2.goals.dutch-","",false],["9v.2.goals.town+","",false],["9v.2.goals.people+","",false],["9v.2.goals.sport+","",false],["9v.2.goals.letters+","",false],["9v.2.goals.customs+","",false],["9v.2.goals.children+","",false],["9v.2.goals.work+","",false],["9v.2.goals.done","",true],["9v.2.goals.skip","",false]],[["/back",""],["/menu",""]]]','{"edit": "482048"}','ar',1811491673,1811578073,'sent','',0,'7',1811491673,0,'','news','');
INSERT INTO "outbox" VALUES(487424,60,'telegram','marta',0,'','[[["9y.2.background.skip","",false]],[["/back",""],["/menu",""]]]','','nl',1811491693,1811578093,'sent','',0,'7',1811491693,0,'','question','');
INSERT INTO "outbox" VALUES(492289,61,'telegram','ella',0,'','[[["a1.1.now.now","",false],["a1.1.now.later","",false]],[["/menu",""]]]','','en',1811491712,1811578112,'sent','',0,'7',1811491712,0,'','question','');
INSERT INTO "outbox" VALUES(495360,66,'telegram','fleur',0,'','[[["ac.3.conduct.agree","",false],["ac.3.conduct.page0","",false]],[]]','','nl',1811491724,1811578124,'sent','',0,'7',1811491724,0,'','question','');
INSERT INTO "outbox" VALUES(497408,63,'telegram','tesfay',0,'','[[["ae.3.more.now","",false],["ae.3.more.later","",false]],[]]','','en',1811491732,1811578132,'sent','',0,'7',1811491732,0,'','question','');
INSERT INTO "outbox" VALUES(505640,68,'whatsapp','winta',1,'The theme meeting is next week.','','','ti',1811491764,1811578164,'waiting','',0,'',1811491764,0,'','news','');
INSERT INTO "outbox" VALUES(506880,3,'telegram','iris',0,'','[[["!NewcomerPath person:11",""]],[]]','','nl',1811491769,1811578169,'sent','',0,'7',1811491769,0,'','news','');
INSERT INTO "outbox" VALUES(510208,1,'telegram','marieke',0,'','[[["!UndoAnnouncementNow announce:1:2",""]],[]]','','en',1811491782,1811578182,'sent','',0,'7',1811491782,0,'','news','');
INSERT INTO "outbox" VALUES(510209,1,'telegram','marieke',0,'','[[["6p.1.held.yes","",false],["6p.1.held.no","",false]],[["/menu",""]]]','','en',1811491782,1811578182,'sent','',0,'7',1811491782,0,'talk:4','question','');
INSERT INTO "outbox" VALUES(513792,29,'telegram','jan',0,'','[[["!PlanMeeting match:10",""]],[]]','','nl',1811491796,1811578196,'sent','',0,'7',1811491796,0,'','news','');
INSERT INTO "outbox" VALUES(513793,29,'telegram','jan',0,'','[[["56.1.answer.yes","",false],["56.1.answer.other","",false]],[["/menu",""]]]','','nl',1811491796,1811578196,'sent','',0,'7',1811491796,0,'talk:19','question','');
INSERT INTO "outbox" VALUES(518400,36,'telegram','oumar',0,'','[[["8q.1.reply.yes","",false],["8q.1.reply.maybe","",false],["8q.1.reply.no","",false]],[["/menu",""]]]','','en',1811491814,1811578214,'sent','',0,'7',1811491814,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(523264,1,'telegram','marieke',1,'','[[["!InboxItem request:12",""]],[]]','','en',1811491833,1812701433,'sent','',0,'7',1811491833,0,'request:12','news','');
INSERT INTO "outbox" VALUES(523265,2,'telegram','joris',1,'','[[["!InboxItem request:12",""]],[]]','','nl',1811491833,1812701433,'sent','',0,'7',1811491833,0,'request:12','news','');
INSERT INTO "outbox" VALUES(523776,33,'telegram','simon',1,'','[[["!WriteTo match:13",""],["!ReportMessage said:2046",""]],[]]','','en',1811491835,1812701435,'sent','',0,'7',1811491835,0,'match:13','news','');
INSERT INTO "outbox" VALUES(523777,18,'telegram','sam',0,'','','','en',1811491835,1811578235,'sent','',0,'7',1811491835,0,'','news','');
INSERT INTO "outbox" VALUES(523778,18,'telegram','sam',0,'','[[["5e.1.answer.yes","",false],["5e.1.answer.other","",false]],[["/menu",""]]]','','en',1811491835,1811578235,'sent','',0,'7',1811491835,0,'talk:23','question','');
INSERT INTO "outbox" VALUES(524288,33,'telegram','simon',0,'','[[["!Subscriptions",""]],[]]','','en',1811491837,1811578237,'sent','',0,'7',1811491837,0,'','news','');
INSERT INTO "outbox" VALUES(524289,33,'telegram','simon',0,'','[[["8o.1.reply.yes","",false],["8o.1.reply.maybe","",false],["8o.1.reply.no","",false]],[["/menu",""]]]','','en',1811491837,1811578237,'sent','',0,'7',1811491837,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(525312,11,'telegram','emebet',1,'','[[["!MyProgramme",""]],[]]','','ti',1811492669,1812702269,'sent','',0,'7',1811492669,0,'','news','');
INSERT INTO "outbox" VALUES(525568,30,'telegram','hiwot',1,'','[[["76.1.answer.yes","",false],["76.1.answer.other","",false],["76.1.answer.no","",false]],[["/menu",""]]]','','ti',1811494823,1812704423,'sent','',0,'7',1811494823,0,'meeting:5','question','');
INSERT INTO "outbox" VALUES(526080,26,'telegram','idris',1,'','[[["b4.1.answer.yes","",false],["b4.1.answer.other","",false]],[["/menu",""]]]','','ti',1811498400,1812708000,'sent','',0,'7',1811498400,0,'talk:18','question','');
INSERT INTO "outbox" VALUES(526081,2,'telegram','joris',1,'','[[["b7.1.answer.yes","",false],["b7.1.answer.other","",false]],[["/menu",""]]]','','nl',1811498400,1812708000,'sent','',0,'7',1811498400,0,'talk:18','question','');
INSERT INTO "outbox" VALUES(526336,28,'telegram','jamila',1,'','[[["b8.1.answer.yes","",false],["b8.1.answer.other","",false]],[["/menu",""]]]','','ar',1811498400,1812708000,'sent','',0,'7',1811498400,0,'talk:20','question','');
INSERT INTO "outbox" VALUES(526337,2,'telegram','joris',1,'','[[["bb.1.answer.yes","",false],["bb.1.answer.other","",false]],[["/menu",""]]]','','nl',1811498400,1812708000,'sent','',0,'7',1811498400,0,'talk:20','question','');
INSERT INTO "outbox" VALUES(526592,31,'telegram','henk',1,'','[[["bd.1.answer.yes","",false],["bd.1.answer.other","",false]],[["/menu",""]]]','','nl',1811498400,1812708000,'sent','',0,'7',1811498400,0,'talk:22','question','');
INSERT INTO "outbox" VALUES(526593,2,'telegram','joris',1,'','[[["bf.1.answer.yes","",false],["bf.1.answer.other","",false]],[["/menu",""]]]','','nl',1811498400,1812708000,'sent','',0,'7',1811498400,0,'talk:22','question','');
INSERT INTO "outbox" VALUES(526849,2,'telegram','joris',1,'','[[["bj.1.answer.yes","",false],["bj.1.answer.other","",false]],[["/menu",""]]]','','nl',1811498400,1812708000,'sent','',0,'7',1811498400,0,'talk:24','question','');
INSERT INTO "outbox" VALUES(527104,34,'telegram','dawit',1,'','[[["!RunningLate meeting:3:2",""],["!IAmHere meeting:3:2",""],["!CannotCome meeting:3:2",""]],[]]','','ti',1811498400,1811502900,'sent','',0,'7',1811498400,0,'meeting:3','reminder','["ዓርቢ 28 ጉንበት", "14:00 (ድሕሪ ቀትሪ)"]');
INSERT INTO "outbox" VALUES(527360,35,'telegram','daan',1,'','[[["!RunningLate meeting:3:2",""],["!IAmHere meeting:3:2",""],["!CannotCome meeting:3:2",""]],[]]','','nl',1811498400,1811502900,'sent','',0,'7',1811498400,0,'meeting:3','reminder','["vrijdag 28 mei", "14.00 uur"]');
INSERT INTO "outbox" VALUES(528896,42,'telegram','chiara',1,'','[[["!PlanMeeting match:17",""]],[]]','','en',1811518200,1812727800,'sent','',0,'7',1811518200,0,'match:17','news','');
INSERT INTO "outbox" VALUES(529408,26,'telegram','idris',1,'','[[["!MoveMeeting meeting:2:2",""],["!CannotCome meeting:2:2",""]],[]]','','ti',1811520000,1811588400,'sent','',0,'7',1811520000,0,'meeting:2','reminder','["ቀዳም 29 ጉንበት", "15:00 (ድሕሪ ቀትሪ)"]');
INSERT INTO "outbox" VALUES(529664,27,'telegram','inge',1,'','[[["!MoveMeeting meeting:2:2",""],["!CannotCome meeting:2:2",""]],[]]','','nl',1811520000,1811588400,'sent','',0,'7',1811520000,0,'meeting:2','reminder','["zaterdag 29 mei", "15.00 uur"]');
INSERT INTO "outbox" VALUES(529920,35,'telegram','daan',1,'','[[["8b.1.reply.yes","",false],["8b.1.reply.maybe","",false],["8b.1.reply.no","",false]],[["/menu",""]]]','','nl',1811527200,1812736800,'sent','',0,'7',1811527200,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(530176,34,'telegram','dawit',1,'','[[["bm.1.reply.yes","",false],["bm.1.reply.maybe","",false],["bm.1.reply.no","",false]],[["/menu",""]]]','','ti',1811527200,1812736800,'sent','',0,'7',1811527200,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(530689,13,'telegram','wim',0,'','[[["8k.1.reply.yes","",false],["8k.1.reply.maybe","",false],["8k.1.reply.no","",false]],[["/menu",""]]]','','en',1811527502,1811613902,'sent','',0,'7',1811527502,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(531201,14,'telegram','wanda',0,'','[[["86.1.reply.yes","",false],["86.1.reply.maybe","",false],["86.1.reply.no","",false]],[["/menu",""]]]','','nl',1811527504,1811613904,'sent','',0,'7',1811527504,0,'theme:3','question','');
INSERT INTO "outbox" VALUES(531713,14,'telegram','wanda',1,'','[[["!TalkMove talk:7:2",""]],[]]','','nl',1811527506,1812737106,'sent','',0,'7',1811527506,0,'talk:7','changed','["dinsdag 1 juni", "09.30 uur"]');
INSERT INTO "outbox" VALUES(531714,3,'telegram','iris',0,'','[[["!TalkMove talk:7:2",""]],[]]','','nl',1811527506,1811613906,'sent','',0,'7',1811527506,0,'','news','');
INSERT INTO "outbox" VALUES(535553,85,'telegram','kim15',0,'What would you like to do?','[[["cg.1.pick.Inbox", "📥 Inbox", false], ["cg.1.pick.WhoWaits", "⏳ Who waits?", false], ["cg.1.pick.Matches", "🤝 Matches", false], ["cg.1.pick.WhoNeedsCare", "🩺 Who needs care?", false], ["cg.1.pick.ThemeMeetings", "📣 Theme meetings", false], ["cg.1.pick.Announcements", "📢 Announcements", false], ["cg.1.pick.Numbers", "📊 Numbers", false], ["cg.1.pick.ImportPeople", "📥 Import a list", false], ["cg.1.pick.FindPerson", "🔍 Find a person", false], ["cg.1.pick.WhoHelps", "🧭 Who helps with what", false], ["cg.1.pick.TalkToPerson", "🧑 Talk to a person", false], ["cg.1.pick.ChooseLanguage", "🌍 Language", false], ["cg.1.pick.MyApps", "📱 My apps", false], ["cg.1.pick.Help", "❓ Help", false], ["cg.1.pick.MyData", "📄 My data", false], ["cg.1.pick.Stop", "✋ Stop", false], ["cg.1.pick.DeleteMe", "🗑️ Delete me", false]], []]','','en',1811529015,1811615415,'sent','',0,'7',1811529015,0,'','question','');
INSERT INTO "outbox" VALUES(536065,87,'telegram','noor',0,'','[[["ck.1.pick.WhoSawWhat","",false],["ck.1.pick.WhoHelps","",false],["ck.1.pick.TalkToPerson","",false],["ck.1.pick.ChooseLanguage","",false],["ck.1.pick.MyApps","",false],["ck.1.pick.Help","",false],["ck.1.pick.MyData","",false],["ck.1.pick.Stop","",false],["ck.1.pick.DeleteMe","",false]],[]]','','nl',1811529017,1811615417,'sent','',0,'7',1811529017,0,'','question','');
INSERT INTO "outbox" VALUES(536832,71,'telegram','kim1',0,'12 things wait for a person.
❗ 1 is about safety.
The oldest stands first. Choose one to open.','[[["cp.1.which.12:1", "🆘 Simon · 10 hours", false], ["cp.1.which.1:1", "🩺 Amal – Sanne · 172 days", false], ["cp.1.which.2:1", "🩺 Bilal – Bart · 170 days", false], ["cp.1.which.3:1", "🩺 Emebet – Els · 74 days", false], ["cp.1.which.4:1", "🩺 Wim – Wanda · 73 days", false], ["cp.1.which.5:1", "🧑 Vera · 3 days", false], ["cp.1.which.6:1", "🩺 Kamal – Kees · 2 days", false], ["cp.1.which.7:1", "🩺 Lina – Lot · 2 days", false], ["cp.1.which.9:1", "📵 Vera · 33 hours", false], ["cp.1.which.10:1", "🩺 Jamila – Jan · 10 hours", false], ["cp.1.which.11:1", "🧑 Xenia · 10 hours", false], ["cp.1.which.13:1", "📵 Ubah · 3 hours", false]], [["/menu", "☰ Menu"]]]','','en',1811529020,1811615420,'sent','',0,'7',1811529020,0,'','question','');
INSERT INTO "outbox" VALUES(537088,72,'telegram','kim2',0,'Er wachten 7 nieuwkomers.
Er wachten 5 mentoren.
Wie het langst wacht, staat bovenaan. Kies iemand om te openen.','[[["cq.1.whom.63", "🙋 Tesfay · 29 weken", false], ["cq.1.whom.15", "🤝 Tom · 11 weken", false], ["cq.1.whom.16", "🙋 Nour · 2 weken", false], ["cq.1.whom.17", "🤝 Noa · 2 weken", false], ["cq.1.whom.41", "🤝 Vera · 4 dagen", false], ["cq.1.whom.59", "🙋 Dunya · 0 dagen", false], ["cq.1.whom.60", "🤝 Marta · 0 dagen", false], ["cq.1.whom.61", "🤝 Ella · 0 dagen", false], ["cq.1.whom.67", "🙋 Thea · 0 dagen", false], ["cq.1.whom.68", "🙋 Winta · 0 dagen", false], ["cq.1.whom.69", "🙋 Xenia · 0 dagen", false], ["cq.1.whom.70", "🙋 Stopper · 0 dagen", false]], [["/menu", "☰ Menu"]]]','','nl',1811529021,1811615421,'sent','',0,'7',1811529021,0,'','question','');
INSERT INTO "outbox" VALUES(537344,73,'telegram','kim3',0,'Which match would you like to open?','[[["cr.1.which.20", "Aisha – Bram", false], ["cr.1.which.1", "Amal – Sanne", false], ["cr.1.which.2", "Bilal – Bart", false], ["cr.1.which.3", "Emebet – Els", false], ["cr.1.which.4", "Wim – Wanda", false], ["cr.1.which.21", "Yusuf – Fleur", false], ["cr.1.which.6", "Kamal – Kees", false], ["cr.1.which.7", "Lina – Lot", false], ["cr.1.which.8", "Rosa – Rik", false], ["cr.1.which.9", "Idris – Inge", false], ["cr.1.which.10", "Jamila – Jan", false], ["cr.1.which.11", "Hiwot – Henk", false], ["cr.1.which.12", "Sabra – Sam", false], ["cr.1.which.13", "Simon – Sam", false], ["cr.1.which.14", "Dawit – Daan", false], ["cr.1.which.15", "Oumar – Olga", false], ["cr.1.which.16", "Qasim – Quinten", false], ["cr.1.which.17", "Chiara – Cas", false], ["cr.1.which.18", "Parwin – Pim", false], ["cr.1.which.19", "Ubah – Ugo", false]], [["/menu", "☰ Menu"]]]','','en',1811529022,1811615422,'sent','',0,'7',1811529022,0,'','question','');
INSERT INTO "outbox" VALUES(537600,74,'telegram','kim4',0,'','[[["cs.1.which.1","",false],["cs.1.which.2","",false],["cs.1.which.3","",false],["cs.1.which.4","",false],["cs.1.which.6","",false],["cs.1.which.7","",false],["cs.1.which.10","",false]],[["/menu",""]]]','','nl',1811529023,1811615423,'sent','',0,'7',1811529023,0,'','question','');
INSERT INTO "outbox" VALUES(538112,76,'telegram','kim6',0,'','[[["cu.1.which.new","",false],["cu.1.which.2","",false],["cu.1.which.1","",false]],[["/menu",""]]]','','nl',1811529025,1811615425,'sent','',0,'7',1811529025,0,'','question','');
INSERT INTO "outbox" VALUES(538368,77,'telegram','kim7',0,'','[[["cv.1.period.this month","",false],["cv.1.period.last month","",false],["cv.1.period.this quarter","",false],["cv.1.period.last quarter","",false],["cv.1.period.this year","",false],["cv.1.period.last year","",false],["cv.1.period.all","",false]],[["/menu",""]]]','','en',1811529026,1811615426,'sent','',0,'7',1811529026,0,'','question','');
INSERT INTO "outbox" VALUES(539392,79,'telegram','kim9',1,'','[[["cy.1.what.ok","",true],["cy.1.what.change","",false],["cy.1.what.stop","",false]],[["/menu",""]]]','','en',1811529029,1812738629,'sent','',0,'7',1811529029,0,'file:2106','question','');
INSERT INTO "outbox" VALUES(540416,80,'telegram','kim10',0,'','[[["d0.2.column.0","",false],["d0.2.column.1","",false],["d0.2.column.2","",false]],[["/back",""],["/menu",""]]]','','nl',1811529034,1811615434,'sent','',0,'7',1811529034,0,'file:2109','question','');
INSERT INTO "outbox" VALUES(541441,81,'telegram','kim11',0,'','[[["d3.1.sure.yes","",false],["d3.1.sure.no","",false]],[["/menu",""]]]','','en',1811529038,1811615438,'sent','',0,'7',1811529038,0,'file:2113','question','');
INSERT INTO "outbox" VALUES(542208,82,'telegram','kim12',0,'','[[["d4.1.written.nl+","",false],["d4.1.written.en-","",false],["d4.1.written.ar-","",false],["d4.1.written.ti+","",false],["d4.1.written.done","",true]],[["/menu",""]]]','{"edit": "541696"}','nl',1811529041,1811615441,'sent','',0,'7',1811529041,0,'','news','');
INSERT INTO "outbox" VALUES(543488,83,'telegram','kim13',0,'','[[["d5.1.written.nl-","",false],["d5.1.written.en+","",false],["d5.1.written.ar+","",false],["d5.1.written.ti-","",false],["d5.1.written.done","",true]],[["/menu",""]]]','{"edit": "542976"}','en',1811529046,1811615446,'sent','',0,'7',1811529046,0,'','news','');
INSERT INTO "outbox" VALUES(544512,88,'telegram','ivo',0,'','[[["d8.1.whom.21","",false],["d8.1.whom.44","",false]],[["/menu",""]]]','','en',1811529050,1811615450,'sent','',0,'7',1811529050,0,'','question','');
INSERT INTO "outbox" VALUES(545024,1,'telegram','marieke',0,'','[[["da.1.what.back","",false]],[["/menu",""]]]','','en',1811529052,1811615452,'sent','',0,'7',1811529052,0,'person:15','question','');
INSERT INTO "outbox" VALUES(545280,1,'telegram','marieke',0,'','[[["db.1.mentor.mentor-15","",false],["db.1.mentor.mentor-41","",false],["db.1.mentor.mentor-18","",false],["db.1.mentor.path","",false]],[["/menu",""]]]','','en',1811529053,1811615453,'sent','',0,'7',1811529053,0,'person:68','question','');
INSERT INTO "outbox" VALUES(545536,1,'telegram','marieke',0,'','[[["dc.1.what.pause","",false],["dc.1.what.talks","",false],["dc.1.what.end","",false],["dc.1.what.path","",false],["dc.1.what.nothing","",false]],[["/menu",""]]]','','en',1811529054,1811615454,'sent','',0,'7',1811529054,0,'match:1','question','');
INSERT INTO "outbox" VALUES(545792,1,'telegram','marieke',0,'','[[["dd.1.topic.cultures","",false],["dd.1.topic.start","",false],["dd.1.topic.integration","",false],["dd.1.topic.diploma","",false],["dd.1.topic.work","",false],["dd.1.topic.peers","",false],["dd.1.topic.own","",false]],[["/menu",""]]]','','en',1811529055,1811615455,'sent','',0,'7',1811529055,0,'','question','');
INSERT INTO "outbox" VALUES(546048,1,'telegram','marieke',0,'','[[["de.1.what.picture","",false],["de.1.what.tick","",false],["de.1.what.move","",false],["de.1.what.place","",false],["de.1.what.room","",false],["de.1.what.cancel","",false],["de.1.what.back","",false]],[["/menu",""]]]','','en',1811529056,1811615456,'sent','',0,'7',1811529056,0,'theme:7','question','');
INSERT INTO "outbox" VALUES(546304,1,'telegram','marieke',0,'','[[["df.1.came.15+","",false],["df.1.came.12+","",false],["df.1.came.done","",true]],[["/menu",""]]]','','en',1811529057,1811615457,'sent','',0,'7',1811529057,0,'theme:2','question','');
INSERT INTO "outbox" VALUES(546560,1,'telegram','marieke',0,'Amal
Town: Leiden
Speaks: English
Dutch: Simple talk
On the list since Monday 23 November

Nothing is written down yet.

Which part would you like to write down?','[[["dg.1.part.intake:0", "📝 Intake and test", false], ["dg.1.part.start_group:0", "🚀 Start group", false], ["dg.1.part.vitality:0", "🏃 Vitality", false], ["dg.1.part.conversation:0", "💬 The conversation", false], ["dg.1.part.statement:0", "✍️ Statement", false], ["dg.1.part.diploma:0", "🎓 Diploma recognition", false], ["dg.1.part.integration:0", "🇳🇱 Civic integration", false], ["dg.1.part.study:0", "📚 Study", false], ["dg.1.part.work:0", "💼 Work", false], ["dg.1.part.mentor:0", "🤝 Mentor", false], ["dg.1.part.back", "Nothing now", false]], [["/menu", "☰ Menu"]]]','','en',1811529058,1811615458,'sent','',0,'7',1811529058,0,'person:4','question','');
INSERT INTO "outbox" VALUES(546816,1,'telegram','marieke',0,'','[[["dh.1.what.match:1","",false],["dh.1.what.path","",false],["dh.1.what.export","",false],["dh.1.what.saw","",false],["dh.1.what.off","",false],["dh.1.what.erase","",false],["dh.1.what.nothing","",false]],[["/menu",""]]]','','en',1811529059,1811615459,'sent','',0,'7',1811529059,0,'person:4','question','');
INSERT INTO "outbox" VALUES(547072,1,'telegram','marieke',0,'','[[["di.1.what.back","",false]],[["/menu",""]]]','','en',1811529060,1811615460,'sent','',0,'7',1811529060,0,'person:4','question','');
INSERT INTO "outbox" VALUES(547328,1,'telegram','marieke',0,'','[[["dj.1.what.claim","",false],["dj.1.what.hand","",false],["dj.1.what.open","",false],["dj.1.what.close","",false],["dj.1.what.back","",false]],[["/menu",""]]]','','en',1811529061,1811615461,'sent','',0,'7',1811529061,0,'request:1','question','');
INSERT INTO "outbox" VALUES(547584,1,'telegram','marieke',0,'','[[["b3.1.what.now","",false],["b3.1.what.later","",false],["b3.1.what.examples","",false],["b3.1.what.text","",false],["b3.1.what.file","",false],["b3.1.what.fallback","",false],["b3.1.what.group","",false],["b3.1.what.cancel","",false],["b3.1.what.back","",false]],[["/menu",""]]]','','en',1811529062,1811615462,'sent','',0,'7',1811529062,0,'announce:2','question','');
INSERT INTO "outbox" VALUES(547840,1,'telegram','marieke',0,'','[[["dk.1.what.undo","",false],["dk.1.what.back","",false]],[["/menu",""]]]','','en',1811529063,1811615463,'sent','',0,'7',1811529063,0,'announce:1','question','');
INSERT INTO "outbox" VALUES(548608,2,'telegram','joris',0,'','[[["dm.2.reason.goal","",false],["dm.2.reason.time","",false],["dm.2.reason.fit","",false],["dm.2.reason.moved","",false],["dm.2.reason.unsafe","",false],["dm.2.reason.unsaid","",false]],[["/back",""],["/menu",""]]]','','nl',1811529066,1811615466,'sent','',0,'7',1811529066,0,'match:2','question','');
INSERT INTO "outbox" VALUES(548864,2,'telegram','joris',0,'','[[["dn.1.what.match:1","",false],["dn.1.what.vog","",false],["dn.1.what.export","",false],["dn.1.what.saw","",false],["dn.1.what.off","",false],["dn.1.what.erase","",false],["dn.1.what.nothing","",false]],[["/menu",""]]]','','nl',1811529067,1811615467,'sent','',0,'7',1811529067,0,'person:5','question','');
INSERT INTO "outbox" VALUES(549376,2,'telegram','joris',0,'','[[["do.2.series.one","",false],["do.2.series.all","",false]],[["/back",""],["/menu",""]]]','','nl',1811529069,1811615469,'sent','',0,'7',1811529069,0,'theme:7','question','');
INSERT INTO "outbox" VALUES(549632,2,'telegram','joris',0,'','[[["dp.1.topic.cultures","",false],["dp.1.topic.start","",false],["dp.1.topic.integration","",false],["dp.1.topic.diploma","",false],["dp.1.topic.work","",false],["dp.1.topic.peers","",false],["dp.1.topic.own","",false]],[["/menu",""]]]','','nl',1811529070,1811615470,'sent','',0,'7',1811529070,0,'','question','');
INSERT INTO "outbox" VALUES(550144,2,'telegram','joris',0,'','[[["dq.1.what.answer","",false],["dq.1.what.claim","",false],["dq.1.what.hand","",false],["dq.1.what.close","",false],["dq.1.what.back","",false]],[["/menu",""]]]','','nl',1811529072,1811615472,'sent','',0,'7',1811529072,0,'request:11','question','');
INSERT INTO "outbox" VALUES(550656,5,'telegram','sanne',0,'Waarbij heb je hulp nodig? Kies, of schrijf een paar woorden.','[[["dr.1.about.0", "🗣️ Nederlands oefenen", false], ["dr.1.about.1", "🗺️ De stad leren kennen", false], ["dr.1.about.2", "✉️ Brieven", false], ["dr.1.about.3", "💶 Geld en rekeningen", false], ["dr.1.about.4", "🏠 Huis en energie", false], ["dr.1.about.5", "🩺 Dokter", false], ["dr.1.about.6", "🎒 School van mijn kind", false], ["dr.1.about.7", "🔑 DigiD", false], ["dr.1.about.8", "📄 Verblijfspapieren", false], ["dr.1.about.9", "🏛️ De uitkering", false], ["dr.1.about.10", "📚 Inburgering", false], ["dr.1.about.11", "💼 Werk en studie", false], ["dr.1.about.faq", "❔ Vaak gevraagd", false]], [["/menu", "☰ Menu"]]]','','nl',1811529074,1811615474,'sent','',0,'7',1811529074,0,'','question','');
INSERT INTO "outbox" VALUES(550912,5,'telegram','sanne',0,'','[[["ds.1.words.skip","",false]],[["/menu",""]]]','','nl',1811529075,1811615475,'sent','',0,'7',1811529075,0,'match:1','question','');
INSERT INTO "outbox" VALUES(551680,5,'telegram','sanne',0,'Op welke dag?','[[["dv.1.day.2027-05-28", "vr 28 mei", false], ["dv.1.day.2027-05-29", "za 29 mei", false], ["dv.1.day.2027-05-30", "zo 30 mei", false], ["dv.1.day.2027-05-31", "ma 31 mei", false], ["dv.1.day.2027-06-01", "di 1 jun", false], ["dv.1.day.2027-06-02", "wo 2 jun", false], ["dv.1.day.2027-06-03", "do 3 jun", false], ["dv.1.day.2027-06-04", "vr 4 jun", false], ["dv.1.day.2027-06-05", "za 5 jun", false], ["dv.1.day.2027-06-06", "zo 6 jun", false], ["dv.1.day.2027-06-07", "ma 7 jun", false], ["dv.1.day.2027-06-08", "di 8 jun", false], ["dv.1.day.2027-06-09", "wo 9 jun", false], ["dv.1.day.2027-06-10", "do 10 jun", false]], [["/menu", "☰ Menu"]]]','','nl',1811529078,1811615478,'sent','',0,'7',1811529078,0,'match:1','question','');
INSERT INTO "outbox" VALUES(551936,5,'telegram','sanne',0,'','[[["dw.1.whom.me","",false],["dw.1.whom.other","",false],["dw.1.whom.somebody","",false]],[["/menu",""]]]','','nl',1811529079,1811615479,'sent','',0,'7',1811529079,0,'','question','');
INSERT INTO "outbox" VALUES(552192,26,'telegram','idris',0,'','[[["dx.1.sure.yes","",false],["dx.1.sure.no","",false]],[["/menu",""]]]','','ti',1811529080,1811615480,'sent','',0,'7',1811529080,0,'meeting:2','question','');
INSERT INTO "outbox" VALUES(552704,27,'telegram','inge',0,'','[[["dz.1.minutes.10","",false],["dz.1.minutes.20","",false],["dz.1.minutes.30","",false]],[["/menu",""]]]','','nl',1811529082,1811615482,'sent','',0,'7',1811529082,0,'meeting:2','question','');
INSERT INTO "outbox" VALUES(552960,9,'telegram','bart',0,'','[[["e0.1.why.holiday","",false],["e0.1.why.illness","",false],["e0.1.why.ramadan","",false],["e0.1.why.exam","",false],["e0.1.why.unsaid","",false]],[["/menu",""]]]','','nl',1811529083,1811615483,'sent','',0,'7',1811529083,0,'match:2','question','');
INSERT INTO "outbox" VALUES(554240,9,'telegram','bart',0,'','[[["e1.2.reason.goal","",false],["e1.2.reason.time","",false],["e1.2.reason.fit","",false],["e1.2.reason.moved","",false],["e1.2.reason.unsafe","",false],["e1.2.reason.unsaid","",false]],[["/back",""],["/menu",""]]]','','nl',1811529088,1811615488,'sent','',0,'7',1811529088,0,'match:2','question','');
INSERT INTO "outbox" VALUES(554496,15,'telegram','tom',0,'','[[["e4.1.free.wm+","",false],["e4.1.free.wa+","",false],["e4.1.free.we-","",false],["e4.1.free.em+","",false],["e4.1.free.ea+","",false],["e4.1.free.ee+","",false],["e4.1.free.done","",true]],[["/menu",""]]]','{"edit": "553984"}','nl',1811529089,1811615489,'sent','',0,'7',1811529089,0,'','news','');
INSERT INTO "outbox" VALUES(554752,33,'telegram','simon',0,'','[[["e5.1.sure.yes","",false],["e5.1.sure.no","",false]],[["/menu",""]]]','','en',1811529090,1811615490,'sent','',0,'7',1811529090,0,'said:2046','question','');
INSERT INTO "outbox" VALUES(555264,43,'telegram','cas',0,'','[[["e6.2.time.10:00","",false],["e6.2.time.11:00","",false],["e6.2.time.13:00","",false],["e6.2.time.14:00","",false],["e6.2.time.15:00","",false],["e6.2.time.16:00","",false],["e6.2.time.19:00","",false],["e6.2.time.20:00","",false]],[["/back",""],["/menu",""]]]','','nl',1811529092,1811615492,'sent','',0,'7',1811529092,0,'match:17','question','');
INSERT INTO "outbox" VALUES(555520,45,'telegram','pim',0,'','[[["e7.1.what.1","",false],["e7.1.what.2","",false],["e7.1.what.4","",false],["e7.1.what.8","",false],["e7.1.what.leave","",false]],[["/menu",""]]]','','nl',1811529093,1811615493,'sent','',0,'7',1811529093,0,'','question','');
INSERT INTO "outbox" VALUES(555776,47,'telegram','ugo',0,'','[[["e8.1.hours.usual","",false],["e8.1.hours.20:00-09:00","",false],["e8.1.hours.22:00-10:00","",false],["e8.1.hours.21:00-17:00","",false]],[["/menu",""]]]','','nl',1811529094,1811615494,'sent','',0,'7',1811529094,0,'','question','');
INSERT INTO "outbox" VALUES(556032,39,'telegram','quinten',0,'','[[["e9.1.what.this","",false],["e9.1.what.all","",false],["e9.1.what.nothing","",false]],[["/menu",""]]]','','nl',1811529095,1811615495,'sent','',0,'7',1811529095,0,'','question','');
INSERT INTO "outbox" VALUES(556288,37,'telegram','olga',0,'','[[["ea.1.sure.keep","",false],["ea.1.sure.delete","",false]],[["/menu",""]]]','','nl',1811529096,1811615496,'sent','',0,'7',1811529096,0,'','question','');
INSERT INTO "outbox" VALUES(556544,20,'telegram','kees',0,'','[[["eb.1.language.nl","",false],["eb.1.language.en","",false],["eb.1.language.ar","",false],["eb.1.language.ti","",false]],[["/menu",""]]]','','nl',1811529097,1811615497,'sent','',0,'7',1811529097,0,'','question','');
INSERT INTO "outbox" VALUES(556800,67,'telegram','thea',0,'','[[["ec.1.first.telegram","",false],["ec.1.first.whatsapp","",false]],[["/menu",""]]]','','en',1811529098,1811615498,'sent','',0,'7',1811529098,0,'','question','');
INSERT INTO "outbox" VALUES(557056,25,'telegram','rik',0,'','[[["!ShareNumber match:8",""],["!PauseTogether match:8:2",""],["!MyTalks match:8",""],["!MyHours match:8",""],["!NotSure match:8",""],["!EndTogether match:8:2",""]],[]]','','nl',1811529099,1811615499,'sent','',0,'7',1811529099,0,'','news','');
INSERT INTO "outbox" VALUES(557057,25,'telegram','rik',0,'','[[["92.1.reply.yes","",false],["92.1.reply.maybe","",false],["92.1.reply.no","",false]],[["/menu",""]]]','','nl',1811529099,1811615499,'sent','',0,'7',1811529099,0,'theme:5','question','');
INSERT INTO "outbox" VALUES(557312,19,'telegram','kamal',0,'توقفنا عند: لقاء المتابعة. إجاباتك محفوظة.

كيف يمكنني مساعدتك؟','[[["ee.1.pick.resume", "▶️ متابعة", false], ["ee.1.pick.PlanAMeeting", "📅 تحديد موعد لقاء", false], ["ee.1.pick.WriteAMessage", "✉️ كتابة رسالة", false], ["ee.1.pick.MyMatch", "🤝 مرافقتي", false], ["ee.1.pick.IAmNotSure", "💭 لست متأكدًا", false], ["ee.1.pick.WhereAmI", "📍 أين وصلت؟", false], ["ee.1.pick.MyThemes", "📣 اللقاءات التوعوية", false], ["ee.1.pick.MyProgramme", "🧭 برنامجي", false], ["ee.1.pick.WhoHelps", "🧭 من يساعد وبماذا", false], ["ee.1.pick.NewcomerTellsMore", "💬 المزيد عنك", false], ["ee.1.pick.ChangeAnswers", "✏️ تغيير إجاباتي", false], ["ee.1.pick.Subscriptions", "📰 أخبار وأفكار", false], ["ee.1.pick.HelpNow", "🆘 أحتاج مساعدة الآن", false], ["ee.1.pick.Concern", "🛟 قلق بشأن الأمان", false], ["ee.1.pick.TalkToPerson", "🧑 التحدث مع شخص", false], ["ee.1.pick.ChooseLanguage", "🌍 اللغة", false], ["ee.1.pick.MyApps", "📱 تطبيقاتي", false], ["ee.1.pick.QuietHours", "🌙 ساعات الهدوء", false], ["ee.1.pick.Help", "❓ مساعدة", false], ["ee.1.pick.MyData", "📄 بياناتي", false], ["ee.1.pick.Stop", "✋ إيقاف", false], ["ee.1.pick.DeleteMe", "🗑️ حذف كل بياناتي", false]], []]','','ar',1811529100,1811615500,'sent','',0,'7',1811529100,0,'','question','');
INSERT INTO "outbox" VALUES(570880,90,'telegram','two0',0,'','[[["eq.1.whom.22","",false],["eq.1.whom.23","",false]],[["/menu",""]]]','','nl',1811529153,1811615553,'sent','',0,'7',1811529153,0,'','question','');
INSERT INTO "outbox" VALUES(583936,93,'telegram','two1',0,'','[[["f0.1.whom.24","",false],["f0.1.whom.25","",false]],[["/menu",""]]]','','nl',1811529204,1811615604,'sent','',0,'7',1811529204,0,'','question','');
INSERT INTO "outbox" VALUES(596992,96,'telegram','two2',0,'','[[["fa.1.whom.26","",false],["fa.1.whom.27","",false]],[["/menu",""]]]','','nl',1811529255,1811615655,'sent','',0,'7',1811529255,0,'','question','');
INSERT INTO "outbox" VALUES(610048,99,'telegram','two3',0,'','[[["fk.1.whom.28","",false],["fk.1.whom.29","",false]],[["/menu",""]]]','','nl',1811529306,1811615706,'sent','',0,'7',1811529306,0,'','question','');
INSERT INTO "outbox" VALUES(610304,21,'telegram','lina',0,'','[[["fl.1.which.newsletter","",false],["fl.1.which.tips","",false]],[["/menu",""]]]','','ar',1811529307,1811615707,'sent','',0,'7',1811529307,0,'','question','');
INSERT INTO "outbox" VALUES(610560,95,'telegram','of11',0,'','[[["fm.1.tell.yes","",false],["fm.1.tell.no","",false]],[["/menu",""]]]','','en',1811529308,1811615708,'sent','',0,'7',1811529308,0,'','question','');
INSERT INTO "outbox" VALUES(610816,91,'telegram','of00',0,'','[[["fn.1.what.1","",false],["fn.1.what.2","",false],["fn.1.what.4","",false],["fn.1.what.8","",false],["fn.1.what.leave","",false]],[["/menu",""]]]','','ar',1811529309,1811615709,'sent','',0,'7',1811529309,0,'','question','');
INSERT INTO "outbox" VALUES(611072,25,'telegram','rik',0,'','[[["fo.1.slot.2027-08-10T09:30","",false],["fo.1.slot.2027-08-12T09:30","",false],["fo.1.slot.2027-08-09T09:30","",false],["fo.1.slot.2027-08-16T09:30","",false],["fo.1.slot.2027-08-05T09:30","",false],["fo.1.slot.2027-08-17T09:30","",false],["fo.1.slot.none","",false]],[["/menu",""]]]','','nl',1811529310,1811615710,'sent','',0,'7',1811529310,0,'talk:15','question','');
INSERT INTO "outbox" VALUES(613632,32,'telegram','sabra',0,'في أي يوم؟','[[["fr.1.day.2027-05-28", "الجمعة 28/5", false], ["fr.1.day.2027-05-29", "السبت 29/5", false], ["fr.1.day.2027-05-30", "الأحد 30/5", false], ["fr.1.day.2027-05-31", "الاثنين 31/5", false], ["fr.1.day.2027-06-01", "الثلاثاء 1/6", false], ["fr.1.day.2027-06-02", "الأربعاء 2/6", false], ["fr.1.day.2027-06-03", "الخميس 3/6", false], ["fr.1.day.2027-06-04", "الجمعة 4/6", false], ["fr.1.day.2027-06-05", "السبت 5/6", false], ["fr.1.day.2027-06-06", "الأحد 6/6", false], ["fr.1.day.2027-06-07", "الاثنين 7/6", false], ["fr.1.day.2027-06-08", "الثلاثاء 8/6", false], ["fr.1.day.2027-06-09", "الأربعاء 9/6", false], ["fr.1.day.2027-06-10", "الخميس 10/6", false]], [["/menu", "☰ القائمة"]]]','','ar',1811532601,1811619001,'sent','',0,'7',1811532601,0,'match:12','question','');
INSERT INTO "outbox" VALUES(613888,32,'telegram','sabra',0,'','[[["fr.2.time.10:00","",false],["fr.2.time.11:00","",false],["fr.2.time.13:00","",false],["fr.2.time.14:00","",false],["fr.2.time.15:00","",false],["fr.2.time.16:00","",false],["fr.2.time.19:00","",false],["fr.2.time.20:00","",false]],[["/back",""],["/menu",""]]]','','ar',1811532602,1811619002,'sent','',0,'7',1811532602,0,'match:12','question','');
INSERT INTO "outbox" VALUES(614144,32,'telegram','sabra',0,'','[[["fr.3.place.library","",false],["fr.3.place.station","",false],["fr.3.place.cafe","",false],["fr.3.place.park","",false],["fr.3.place.elsewhere","",false]],[["/back",""],["/menu",""]]]','','ar',1811532603,1811619003,'sent','',0,'7',1811532603,0,'match:12','question','');
INSERT INTO "outbox" VALUES(614400,32,'telegram','sabra',0,'','[[["fr.4.summary.ok","",true],["fr.4.summary.day","",false],["fr.4.summary.time","",false],["fr.4.summary.place","",false]],[["/back",""],["/menu",""]]]','','ar',1811532604,1811619004,'sent','',0,'7',1811532604,0,'match:12','question','');
INSERT INTO "outbox" VALUES(614656,32,'telegram','sabra',0,'','','','ar',1811532605,1811619005,'sent','',0,'7',1811532605,0,'','news','');
INSERT INTO "outbox" VALUES(614657,32,'telegram','sabra',0,'','[[["bg.1.answer.yes","",false],["bg.1.answer.other","",false]],[["/menu",""]]]','','ar',1811532605,1811619005,'sent','',0,'7',1811532605,0,'talk:24','question','');
INSERT INTO "outbox" VALUES(614912,102,'telegram','nadia',0,'','[[["fs.1.language.en","",false],["fs.1.language.nl","",false],["fs.1.language.ar","",false],["fs.1.language.ti","",false]],[]]','','en',1811532606,1811619006,'sent','',0,'7',1811532606,0,'','question','');
INSERT INTO "outbox" VALUES(615168,102,'telegram','nadia',0,'','[[["fs.2.role.newcomer","",false],["fs.2.role.mentor","",false],["fs.2.role.page0","",false]],[]]','','en',1811532607,1811619007,'sent','',0,'7',1811532607,0,'','question','');
INSERT INTO "outbox" VALUES(615424,102,'telegram','nadia',0,'','[[["ft.1.name_.given","",false]],[["/menu",""]]]','','en',1811532608,1811619008,'sent','',0,'7',1811532608,0,'','question','');
INSERT INTO "outbox" VALUES(615680,102,'telegram','nadia',0,'','[[["ft.2.age.u18","",false],["ft.2.age.18","",false],["ft.2.age.30","",false],["ft.2.age.55","",false]],[["/back",""],["/menu",""]]]','','en',1811532609,1811619009,'sent','',0,'7',1811532609,0,'','question','');
INSERT INTO "outbox" VALUES(615936,102,'telegram','nadia',0,'','[[["ft.3.town.Leiden","",false],["ft.3.town.Leiderdorp","",false],["ft.3.town.Oegstgeest","",false],["ft.3.town.Zoeterwoude","",false],["ft.3.town.elsewhere","",false]],[["/back",""],["/menu",""]]]','','en',1811532610,1811619010,'sent','',0,'7',1811532610,0,'','question','');
INSERT INTO "outbox" VALUES(616192,102,'telegram','nadia',0,'✓ Leiden

Which languages do you speak? Choose all that fit.
Then press “Done”.','[[["ft.4.languages.nl+", "Dutch", false], ["ft.4.languages.en+", "English", false], ["ft.4.languages.ar+", "Arabic", false], ["ft.4.languages.ti+", "Tigrinya", false], ["ft.4.languages.tr+", "Turkish", false], ["ft.4.languages.fa+", "Persian", false], ["ft.4.languages.prs+", "Dari", false], ["ft.4.languages.ps+", "Pashto", false], ["ft.4.languages.so+", "Somali", false], ["ft.4.languages.uk+", "Ukrainian", false], ["ft.4.languages.ru+", "Russian", false], ["ft.4.languages.fr+", "French", false], ["ft.4.languages.kmr+", "Kurmanji", false], ["ft.4.languages.ckb+", "Sorani", false], ["ft.4.languages.am+", "Amharic", false], ["ft.4.languages.es+", "Spanish", false], ["ft.4.languages.other+", "Another language", false], ["ft.4.languages.done", "➡️ Done", true]], [["/back", "↩ Back"], ["/menu", "☰ Menu"]]]','','en',1811532611,1811619011,'sent','',0,'7',1811532611,0,'','question','');
INSERT INTO "outbox" VALUES(616448,102,'telegram','nadia',0,'Which languages do you speak? Choose all that fit.
Then press “Done”.','[[["ft.4.languages.nl+", "Dutch", false], ["ft.4.languages.en-", "✓ English", false], ["ft.4.languages.ar+", "Arabic", false], ["ft.4.languages.ti+", "Tigrinya", false], ["ft.4.languages.tr+", "Turkish", false], ["ft.4.languages.fa+", "Persian", false], ["ft.4.languages.prs+", "Dari", false], ["ft.4.languages.ps+", "Pashto", false], ["ft.4.languages.so+", "Somali", false], ["ft.4.languages.uk+", "Ukrainian", false], ["ft.4.languages.ru+", "Russian", false], ["ft.4.languages.fr+", "French", false], ["ft.4.languages.kmr+", "Kurmanji", false], ["ft.4.languages.ckb+", "Sorani", false], ["ft.4.languages.am+", "Amharic", false], ["ft.4.languages.es+", "Spanish", false], ["ft.4.languages.other+", "Another language", false], ["ft.4.languages.done", "➡️ Done", true]], [["/back", "↩ Back"], ["/menu", "☰ Menu"]]]','{"edit": "616192"}','en',1811532612,1811619012,'sent','',0,'7',1811532612,0,'','news','');
INSERT INTO "outbox" VALUES(616704,102,'telegram','nadia',0,'','[[["ft.5.dutch.none","",false],["ft.5.dutch.words","",false],["ft.5.dutch.simple","",false],["ft.5.dutch.good","",false]],[["/back",""],["/menu",""]]]','','en',1811532613,1811619013,'sent','',0,'7',1811532613,0,'','question','');
INSERT INTO "outbox" VALUES(616960,102,'telegram','nadia',0,'','[[["ft.6.free.wm+","",false],["ft.6.free.wa+","",false],["ft.6.free.we+","",false],["ft.6.free.em+","",false],["ft.6.free.ea+","",false],["ft.6.free.ee+","",false],["ft.6.free.done","",true]],[["/back",""],["/menu",""]]]','','en',1811532614,1811619014,'sent','',0,'7',1811532614,0,'','question','');
INSERT INTO "outbox" VALUES(617216,102,'telegram','nadia',0,'','[[["ft.6.free.wm+","",false],["ft.6.free.wa+","",false],["ft.6.free.we+","",false],["ft.6.free.em+","",false],["ft.6.free.ea-","",false],["ft.6.free.ee+","",false],["ft.6.free.done","",true]],[["/back",""],["/menu",""]]]','{"edit": "616960"}','en',1811532615,1811619015,'sent','',0,'7',1811532615,0,'','news','');
INSERT INTO "outbox" VALUES(617472,102,'telegram','nadia',0,'','[[["ft.7.wish.woman","",false],["ft.7.wish.man","",false],["ft.7.wish.either","",false]],[["/back",""],["/menu",""]]]','','en',1811532616,1811619016,'sent','',0,'7',1811532616,0,'','question','');
INSERT INTO "outbox" VALUES(617728,102,'telegram','nadia',0,'','[[["ft.8.gender.woman","",false],["ft.8.gender.man","",false],["ft.8.gender.other","",false],["ft.8.gender.unsaid","",false]],[["/back",""],["/menu",""]]]','','en',1811532617,1811619017,'sent','',0,'7',1811532617,0,'','question','');
INSERT INTO "outbox" VALUES(617984,102,'telegram','nadia',0,'','[[["ft.9.summary.ok","",true],["ft.9.summary.name_","",false],["ft.9.summary.age","",false],["ft.9.summary.town","",false],["ft.9.summary.languages","",false],["ft.9.summary.dutch","",false],["ft.9.summary.free","",false],["ft.9.summary.wish","",false],["ft.9.summary.gender","",false]],[["/back",""],["/menu",""]]]','','en',1811532618,1811619018,'sent','',0,'7',1811532618,0,'','question','');
INSERT INTO "outbox" VALUES(618240,102,'telegram','nadia',0,'','','','en',1811532619,1811619019,'sent','',0,'7',1811532619,0,'','news','');
INSERT INTO "outbox" VALUES(618241,102,'telegram','nadia',0,'','[[["fu.1.now.now","",false],["fu.1.now.later","",false]],[["/menu",""]]]','','en',1811532619,1811619019,'sent','',0,'7',1811532619,0,'','question','');
INSERT INTO "outbox" VALUES(618496,102,'telegram','nadia',0,'','','','en',1811532620,1811619020,'sent','',0,'7',1811532620,0,'','news','');
INSERT INTO "outbox" VALUES(618752,103,'telegram','niels',0,'','[[["fv.1.language.nl","",false],["fv.1.language.en","",false],["fv.1.language.ar","",false],["fv.1.language.ti","",false]],[]]','','nl',1811532621,1811619021,'sent','',0,'7',1811532621,0,'','question','');
INSERT INTO "outbox" VALUES(619008,103,'telegram','niels',0,'','[[["fv.2.role.newcomer","",false],["fv.2.role.mentor","",false],["fv.2.role.page0","",false]],[]]','','nl',1811532622,1811619022,'sent','',0,'7',1811532622,0,'','question','');
INSERT INTO "outbox" VALUES(619264,103,'telegram','niels',0,'','[[["fw.1.name_.given","",false]],[["/menu",""]]]','','nl',1811532623,1811619023,'sent','',0,'7',1811532623,0,'','question','');
INSERT INTO "outbox" VALUES(619520,103,'telegram','niels',0,'','[[["fw.2.age.u18","",false],["fw.2.age.18","",false],["fw.2.age.30","",false],["fw.2.age.55","",false]],[["/back",""],["/menu",""]]]','','nl',1811532624,1811619024,'sent','',0,'7',1811532624,0,'','question','');
INSERT INTO "outbox" VALUES(619776,103,'telegram','niels',0,'','[[["fw.3.town.Leiden","",false],["fw.3.town.Leiderdorp","",false],["fw.3.town.Oegstgeest","",false],["fw.3.town.Zoeterwoude","",false],["fw.3.town.elsewhere","",false]],[["/back",""],["/menu",""]]]','','nl',1811532625,1811619025,'sent','',0,'7',1811532625,0,'','question','');
INSERT INTO "outbox" VALUES(620032,103,'telegram','niels',0,'','[[["fw.4.knows_town.yes","",false],["fw.4.knows_town.bit","",false],["fw.4.knows_town.no","",false]],[["/back",""],["/menu",""]]]','','nl',1811532626,1811619026,'sent','',0,'7',1811532626,0,'','question','');
INSERT INTO "outbox" VALUES(620288,103,'telegram','niels',0,'✓ Ja

Welke talen spreek je? Kies al je talen.
Druk daarna op “Klaar”.','[[["fw.5.languages.nl+", "Nederlands", false], ["fw.5.languages.en+", "Engels", false], ["fw.5.languages.ar+", "Arabisch", false], ["fw.5.languages.ti+", "Tigrinya", false], ["fw.5.languages.tr+", "Turks", false], ["fw.5.languages.fa+", "Farsi (Perzisch)", false], ["fw.5.languages.prs+", "Dari", false], ["fw.5.languages.ps+", "Pasjtoe", false], ["fw.5.languages.so+", "Somalisch", false], ["fw.5.languages.uk+", "Oekraïens", false], ["fw.5.languages.ru+", "Russisch", false], ["fw.5.languages.fr+", "Frans", false], ["fw.5.languages.kmr+", "Kurmanji (Koerdisch)", false], ["fw.5.languages.ckb+", "Sorani (Koerdisch)", false], ["fw.5.languages.am+", "Amhaars", false], ["fw.5.languages.es+", "Spaans", false], ["fw.5.languages.other+", "Andere taal", false], ["fw.5.languages.done", "➡️ Klaar", true]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811532627,1811619027,'sent','',0,'7',1811532627,0,'','question','');
INSERT INTO "outbox" VALUES(620544,103,'telegram','niels',0,'Welke talen spreek je? Kies al je talen.
Druk daarna op “Klaar”.','[[["fw.5.languages.nl+", "Nederlands", false], ["fw.5.languages.en-", "✓ Engels", false], ["fw.5.languages.ar+", "Arabisch", false], ["fw.5.languages.ti+", "Tigrinya", false], ["fw.5.languages.tr+", "Turks", false], ["fw.5.languages.fa+", "Farsi (Perzisch)", false], ["fw.5.languages.prs+", "Dari", false], ["fw.5.languages.ps+", "Pasjtoe", false], ["fw.5.languages.so+", "Somalisch", false], ["fw.5.languages.uk+", "Oekraïens", false], ["fw.5.languages.ru+", "Russisch", false], ["fw.5.languages.fr+", "Frans", false], ["fw.5.languages.kmr+", "Kurmanji (Koerdisch)", false], ["fw.5.languages.ckb+", "Sorani (Koerdisch)", false], ["fw.5.languages.am+", "Amhaars", false], ["fw.5.languages.es+", "Spaans", false], ["fw.5.languages.other+", "Andere taal", false], ["fw.5.languages.done", "➡️ Klaar", true]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','{"edit": "620288"}','nl',1811532628,1811619028,'sent','',0,'7',1811532628,0,'','news','');
INSERT INTO "outbox" VALUES(620800,103,'telegram','niels',0,'','[[["fw.6.free.wm+","",false],["fw.6.free.wa+","",false],["fw.6.free.we+","",false],["fw.6.free.em+","",false],["fw.6.free.ea+","",false],["fw.6.free.ee+","",false],["fw.6.free.done","",true]],[["/back",""],["/menu",""]]]','','nl',1811532629,1811619029,'sent','',0,'7',1811532629,0,'','question','');
INSERT INTO "outbox" VALUES(621056,103,'telegram','niels',0,'','[[["fw.6.free.wm+","",false],["fw.6.free.wa+","",false],["fw.6.free.we+","",false],["fw.6.free.em+","",false],["fw.6.free.ea-","",false],["fw.6.free.ee+","",false],["fw.6.free.done","",true]],[["/back",""],["/menu",""]]]','{"edit": "620800"}','nl',1811532630,1811619030,'sent','',0,'7',1811532630,0,'','news','');
INSERT INTO "outbox" VALUES(621312,103,'telegram','niels',0,'','[[["fw.7.hours.1","",false],["fw.7.hours.2","",false],["fw.7.hours.3","",false],["fw.7.hours.4","",false]],[["/back",""],["/menu",""]]]','','nl',1811532631,1811619031,'sent','',0,'7',1811532631,0,'','question','');
INSERT INTO "outbox" VALUES(621568,103,'telegram','niels',0,'','[[["fw.8.months.yes","",false],["fw.8.months.page0","",false]],[["/back",""],["/menu",""]]]','','nl',1811532632,1811619032,'sent','',0,'7',1811532632,0,'','question','');
INSERT INTO "outbox" VALUES(621824,103,'telegram','niels',0,'','[[["fw.9.newcomers.1","",false],["fw.9.newcomers.2","",false],["fw.9.newcomers.3","",false]],[["/back",""],["/menu",""]]]','','nl',1811532633,1811619033,'sent','',0,'7',1811532633,0,'','question','');
INSERT INTO "outbox" VALUES(622080,103,'telegram','niels',0,'','[[["fw.a.side.alone","",false],["fw.a.side.team","",false]],[["/back",""],["/menu",""]]]','','nl',1811532634,1811619034,'sent','',0,'7',1811532634,0,'','question','');
INSERT INTO "outbox" VALUES(622336,103,'telegram','niels',0,'','[[["fw.b.wish.woman","",false],["fw.b.wish.man","",false],["fw.b.wish.either","",false]],[["/back",""],["/menu",""]]]','','nl',1811532635,1811619035,'sent','',0,'7',1811532635,0,'','question','');
INSERT INTO "outbox" VALUES(622592,103,'telegram','niels',0,'','[[["fw.c.gender.woman","",false],["fw.c.gender.man","",false],["fw.c.gender.other","",false],["fw.c.gender.unsaid","",false]],[["/back",""],["/menu",""]]]','','nl',1811532636,1811619036,'sent','',0,'7',1811532636,0,'','question','');
INSERT INTO "outbox" VALUES(622848,103,'telegram','niels',0,'','[[["fw.d.conduct.agree","",false],["fw.d.conduct.page0","",false]],[["/back",""],["/menu",""]]]','','nl',1811532637,1811619037,'sent','',0,'7',1811532637,0,'','question','');
INSERT INTO "outbox" VALUES(623104,103,'telegram','niels',0,'✅ Ik ga akkoord

Dit heb ik begrepen. Klopt het?

Voornaam: Niels
Leeftijd: 30 tot en met 54
Woonplaats: Leiden
Ik ken de plaats: Ja
Mijn talen: Engels
Ik heb tijd: Weekendmiddag
Uren per week: 2
Nieuwkomers: 1
Alleen of team: Alleen
Mijn wens: Maakt niet uit
Ik ben: Vrouw
Gedragscode: Ik ga akkoord','[[["fw.e.summary.ok", "✅ Dat klopt", true], ["fw.e.summary.name_", "✏️ Voornaam", false], ["fw.e.summary.age", "✏️ Leeftijd", false], ["fw.e.summary.town", "✏️ Woonplaats", false], ["fw.e.summary.knows_town", "✏️ Ik ken de plaats", false], ["fw.e.summary.languages", "✏️ Mijn talen", false], ["fw.e.summary.free", "✏️ Ik heb tijd", false], ["fw.e.summary.hours", "✏️ Uren per week", false], ["fw.e.summary.newcomers", "✏️ Nieuwkomers", false], ["fw.e.summary.side", "✏️ Alleen of team", false], ["fw.e.summary.wish", "✏️ Mijn wens", false], ["fw.e.summary.gender", "✏️ Ik ben", false], ["fw.e.summary.conduct", "✏️ Gedragscode", false]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811532638,1811619038,'sent','',0,'7',1811532638,0,'','question','');
INSERT INTO "outbox" VALUES(623360,103,'telegram','niels',0,'','','','nl',1811532639,1811619039,'sent','',0,'7',1811532639,0,'','news','');
INSERT INTO "outbox" VALUES(623361,103,'telegram','niels',0,'','[[["fx.1.now.now","",false],["fx.1.now.later","",false]],[["/menu",""]]]','','nl',1811532639,1811619039,'sent','',0,'7',1811532639,0,'','question','');
INSERT INTO "outbox" VALUES(623616,103,'telegram','niels',0,'','','','nl',1811532640,1811619040,'sent','',0,'7',1811532640,0,'','news','');
INSERT INTO "outbox" VALUES(623872,1,'telegram','marieke',0,'','[[["fy.1.mentor.mentor-103","",false],["fy.1.mentor.mentor-15","",false],["fy.1.mentor.mentor-41","",false],["fy.1.mentor.mentor-18","",false],["fy.1.mentor.mentor-90","",false],["fy.1.mentor.path","",false]],[["/menu",""]]]','','en',1811532641,1811619041,'sent','',0,'7',1811532641,0,'person:102','question','');
INSERT INTO "outbox" VALUES(624128,1,'telegram','marieke',0,'','[[["fz.1.what.ask","",false],["fz.1.what.record","",false],["fz.1.what.withdraw","",false],["fz.1.what.path","",false],["fz.1.what.nothing","",false]],[["/menu",""]]]','','en',1811532642,1811619042,'sent','',0,'7',1811532642,0,'match:30','question','');
INSERT INTO "outbox" VALUES(624384,1,'telegram','marieke',0,'','[[],[["/back",""],["/menu",""]]]','','en',1811532643,1811619043,'sent','',0,'7',1811532643,0,'match:30','question','');
INSERT INTO "outbox" VALUES(624640,1,'telegram','marieke',0,'','[[["g0.1.what.propose","",false],["g0.1.what.withdraw","",false],["g0.1.what.path","",false],["g0.1.what.nothing","",false]],[["/menu",""]]]','','en',1811532644,1811619044,'sent','',0,'7',1811532644,0,'match:30','question','');
INSERT INTO "outbox" VALUES(624896,1,'telegram','marieke',0,'','','','en',1811532645,1811619045,'sent','',0,'7',1811532645,0,'','news','');
INSERT INTO "outbox" VALUES(624897,1,'telegram','marieke',0,'','[[["dl.1.what.done","",false],["dl.1.what.open","",false],["dl.1.what.later","",false]],[["/menu",""]]]','','en',1811532645,1811619045,'sent','',0,'7',1811532645,0,'match:1','question','');
INSERT INTO "outbox" VALUES(625152,104,'telegram','naima',0,'','[[["g1.1.language.en","",false],["g1.1.language.nl","",false],["g1.1.language.ar","",false],["g1.1.language.ti","",false]],[]]','','en',1811532646,1811619046,'sent','',0,'7',1811532646,0,'','question','');
INSERT INTO "outbox" VALUES(625408,104,'telegram','naima',0,'','[[["g1.2.role.newcomer","",false],["g1.2.role.mentor","",false],["g1.2.role.page0","",false]],[]]','','en',1811532647,1811619047,'sent','',0,'7',1811532647,0,'','question','');
INSERT INTO "outbox" VALUES(625664,104,'telegram','naima',0,'','[[["g2.1.name_.given","",false]],[["/menu",""]]]','','en',1811532648,1811619048,'sent','',0,'7',1811532648,0,'','question','');
INSERT INTO "outbox" VALUES(625920,104,'telegram','naima',0,'','[[["g2.2.age.u18","",false],["g2.2.age.18","",false],["g2.2.age.30","",false],["g2.2.age.55","",false]],[["/back",""],["/menu",""]]]','','en',1811532649,1811619049,'sent','',0,'7',1811532649,0,'','question','');
INSERT INTO "outbox" VALUES(626176,104,'telegram','naima',0,'','[[["g2.3.town.Leiden","",false],["g2.3.town.Leiderdorp","",false],["g2.3.town.Oegstgeest","",false],["g2.3.town.Zoeterwoude","",false],["g2.3.town.elsewhere","",false]],[["/back",""],["/menu",""]]]','','en',1811532650,1811619050,'sent','',0,'7',1811532650,0,'','question','');
INSERT INTO "outbox" VALUES(626432,104,'telegram','naima',0,'✓ Leiden

Which languages do you speak? Choose all that fit.
Then press “Done”.','[[["g2.4.languages.nl+", "Dutch", false], ["g2.4.languages.en+", "English", false], ["g2.4.languages.ar+", "Arabic", false], ["g2.4.languages.ti+", "Tigrinya", false], ["g2.4.languages.tr+", "Turkish", false], ["g2.4.languages.fa+", "Persian", false], ["g2.4.languages.prs+", "Dari", false], ["g2.4.languages.ps+", "Pashto", false], ["g2.4.languages.so+", "Somali", false], ["g2.4.languages.uk+", "Ukrainian", false], ["g2.4.languages.ru+", "Russian", false], ["g2.4.languages.fr+", "French", false], ["g2.4.languages.kmr+", "Kurmanji", false], ["g2.4.languages.ckb+", "Sorani", false], ["g2.4.languages.am+", "Amharic", false], ["g2.4.languages.es+", "Spanish", false], ["g2.4.languages.other+", "Another language", false], ["g2.4.languages.done", "➡️ Done", true]], [["/back", "↩ Back"], ["/menu", "☰ Menu"]]]','','en',1811532651,1811619051,'sent','',0,'7',1811532651,0,'','question','');
INSERT INTO "outbox" VALUES(626688,104,'telegram','naima',0,'Which languages do you speak? Choose all that fit.
Then press “Done”.','[[["g2.4.languages.nl+", "Dutch", false], ["g2.4.languages.en-", "✓ English", false], ["g2.4.languages.ar+", "Arabic", false], ["g2.4.languages.ti+", "Tigrinya", false], ["g2.4.languages.tr+", "Turkish", false], ["g2.4.languages.fa+", "Persian", false], ["g2.4.languages.prs+", "Dari", false], ["g2.4.languages.ps+", "Pashto", false], ["g2.4.languages.so+", "Somali", false], ["g2.4.languages.uk+", "Ukrainian", false], ["g2.4.languages.ru+", "Russian", false], ["g2.4.languages.fr+", "French", false], ["g2.4.languages.kmr+", "Kurmanji", false], ["g2.4.languages.ckb+", "Sorani", false], ["g2.4.languages.am+", "Amharic", false], ["g2.4.languages.es+", "Spanish", false], ["g2.4.languages.other+", "Another language", false], ["g2.4.languages.done", "➡️ Done", true]], [["/back", "↩ Back"], ["/menu", "☰ Menu"]]]','{"edit": "626432"}','en',1811532652,1811619052,'sent','',0,'7',1811532652,0,'','news','');
INSERT INTO "outbox" VALUES(626944,104,'telegram','naima',0,'','[[["g2.5.dutch.none","",false],["g2.5.dutch.words","",false],["g2.5.dutch.simple","",false],["g2.5.dutch.good","",false]],[["/back",""],["/menu",""]]]','','en',1811532653,1811619053,'sent','',0,'7',1811532653,0,'','question','');
INSERT INTO "outbox" VALUES(627200,104,'telegram','naima',0,'','[[["g2.6.free.wm+","",false],["g2.6.free.wa+","",false],["g2.6.free.we+","",false],["g2.6.free.em+","",false],["g2.6.free.ea+","",false],["g2.6.free.ee+","",false],["g2.6.free.done","",true]],[["/back",""],["/menu",""]]]','','en',1811532654,1811619054,'sent','',0,'7',1811532654,0,'','question','');
INSERT INTO "outbox" VALUES(627456,104,'telegram','naima',0,'','[[["g2.6.free.wm+","",false],["g2.6.free.wa+","",false],["g2.6.free.we+","",false],["g2.6.free.em+","",false],["g2.6.free.ea-","",false],["g2.6.free.ee+","",false],["g2.6.free.done","",true]],[["/back",""],["/menu",""]]]','{"edit": "627200"}','en',1811532655,1811619055,'sent','',0,'7',1811532655,0,'','news','');
INSERT INTO "outbox" VALUES(627712,104,'telegram','naima',0,'','[[["g2.7.wish.woman","",false],["g2.7.wish.man","",false],["g2.7.wish.either","",false]],[["/back",""],["/menu",""]]]','','en',1811532656,1811619056,'sent','',0,'7',1811532656,0,'','question','');
INSERT INTO "outbox" VALUES(627968,104,'telegram','naima',0,'','[[["g2.8.gender.woman","",false],["g2.8.gender.man","",false],["g2.8.gender.other","",false],["g2.8.gender.unsaid","",false]],[["/back",""],["/menu",""]]]','','en',1811532657,1811619057,'sent','',0,'7',1811532657,0,'','question','');
INSERT INTO "outbox" VALUES(628224,104,'telegram','naima',0,'','[[["g2.9.summary.ok","",true],["g2.9.summary.name_","",false],["g2.9.summary.age","",false],["g2.9.summary.town","",false],["g2.9.summary.languages","",false],["g2.9.summary.dutch","",false],["g2.9.summary.free","",false],["g2.9.summary.wish","",false],["g2.9.summary.gender","",false]],[["/back",""],["/menu",""]]]','','en',1811532658,1811619058,'sent','',0,'7',1811532658,0,'','question','');
INSERT INTO "outbox" VALUES(628480,104,'telegram','naima',0,'','','','en',1811532659,1811619059,'sent','',0,'7',1811532659,0,'','news','');
INSERT INTO "outbox" VALUES(628481,104,'telegram','naima',0,'','[[["g3.1.now.now","",false],["g3.1.now.later","",false]],[["/menu",""]]]','','en',1811532659,1811619059,'sent','',0,'7',1811532659,0,'','question','');
INSERT INTO "outbox" VALUES(628736,104,'telegram','naima',0,'','','','en',1811532660,1811619060,'sent','',0,'7',1811532660,0,'','news','');
INSERT INTO "outbox" VALUES(628992,105,'telegram','nico',0,'','[[["g4.1.language.nl","",false],["g4.1.language.en","",false],["g4.1.language.ar","",false],["g4.1.language.ti","",false]],[]]','','nl',1811532661,1811619061,'sent','',0,'7',1811532661,0,'','question','');
INSERT INTO "outbox" VALUES(629248,105,'telegram','nico',0,'','[[["g4.2.role.newcomer","",false],["g4.2.role.mentor","",false],["g4.2.role.page0","",false]],[]]','','nl',1811532662,1811619062,'sent','',0,'7',1811532662,0,'','question','');
INSERT INTO "outbox" VALUES(629504,105,'telegram','nico',0,'','[[["g5.1.name_.given","",false]],[["/menu",""]]]','','nl',1811532663,1811619063,'sent','',0,'7',1811532663,0,'','question','');
INSERT INTO "outbox" VALUES(629760,105,'telegram','nico',0,'','[[["g5.2.age.u18","",false],["g5.2.age.18","",false],["g5.2.age.30","",false],["g5.2.age.55","",false]],[["/back",""],["/menu",""]]]','','nl',1811532664,1811619064,'sent','',0,'7',1811532664,0,'','question','');
INSERT INTO "outbox" VALUES(630016,105,'telegram','nico',0,'','[[["g5.3.town.Leiden","",false],["g5.3.town.Leiderdorp","",false],["g5.3.town.Oegstgeest","",false],["g5.3.town.Zoeterwoude","",false],["g5.3.town.elsewhere","",false]],[["/back",""],["/menu",""]]]','','nl',1811532665,1811619065,'sent','',0,'7',1811532665,0,'','question','');
INSERT INTO "outbox" VALUES(630272,105,'telegram','nico',0,'','[[["g5.4.knows_town.yes","",false],["g5.4.knows_town.bit","",false],["g5.4.knows_town.no","",false]],[["/back",""],["/menu",""]]]','','nl',1811532666,1811619066,'sent','',0,'7',1811532666,0,'','question','');
INSERT INTO "outbox" VALUES(630528,105,'telegram','nico',0,'✓ Ja

Welke talen spreek je? Kies al je talen.
Druk daarna op “Klaar”.','[[["g5.5.languages.nl+", "Nederlands", false], ["g5.5.languages.en+", "Engels", false], ["g5.5.languages.ar+", "Arabisch", false], ["g5.5.languages.ti+", "Tigrinya", false], ["g5.5.languages.tr+", "Turks", false], ["g5.5.languages.fa+", "Farsi (Perzisch)", false], ["g5.5.languages.prs+", "Dari", false], ["g5.5.languages.ps+", "Pasjtoe", false], ["g5.5.languages.so+", "Somalisch", false], ["g5.5.languages.uk+", "Oekraïens", false], ["g5.5.languages.ru+", "Russisch", false], ["g5.5.languages.fr+", "Frans", false], ["g5.5.languages.kmr+", "Kurmanji (Koerdisch)", false], ["g5.5.languages.ckb+", "Sorani (Koerdisch)", false], ["g5.5.languages.am+", "Amhaars", false], ["g5.5.languages.es+", "Spaans", false], ["g5.5.languages.other+", "Andere taal", false], ["g5.5.languages.done", "➡️ Klaar", true]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811532667,1811619067,'sent','',0,'7',1811532667,0,'','question','');
INSERT INTO "outbox" VALUES(630784,105,'telegram','nico',0,'Welke talen spreek je? Kies al je talen.
Druk daarna op “Klaar”.','[[["g5.5.languages.nl+", "Nederlands", false], ["g5.5.languages.en-", "✓ Engels", false], ["g5.5.languages.ar+", "Arabisch", false], ["g5.5.languages.ti+", "Tigrinya", false], ["g5.5.languages.tr+", "Turks", false], ["g5.5.languages.fa+", "Farsi (Perzisch)", false], ["g5.5.languages.prs+", "Dari", false], ["g5.5.languages.ps+", "Pasjtoe", false], ["g5.5.languages.so+", "Somalisch", false], ["g5.5.languages.uk+", "Oekraïens", false], ["g5.5.languages.ru+", "Russisch", false], ["g5.5.languages.fr+", "Frans", false], ["g5.5.languages.kmr+", "Kurmanji (Koerdisch)", false], ["g5.5.languages.ckb+", "Sorani (Koerdisch)", false], ["g5.5.languages.am+", "Amhaars", false], ["g5.5.languages.es+", "Spaans", false], ["g5.5.languages.other+", "Andere taal", false], ["g5.5.languages.done", "➡️ Klaar", true]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','{"edit": "630528"}','nl',1811532668,1811619068,'sent','',0,'7',1811532668,0,'','news','');
INSERT INTO "outbox" VALUES(631040,105,'telegram','nico',0,'','[[["g5.6.free.wm+","",false],["g5.6.free.wa+","",false],["g5.6.free.we+","",false],["g5.6.free.em+","",false],["g5.6.free.ea+","",false],["g5.6.free.ee+","",false],["g5.6.free.done","",true]],[["/back",""],["/menu",""]]]','','nl',1811532669,1811619069,'sent','',0,'7',1811532669,0,'','question','');
INSERT INTO "outbox" VALUES(631296,105,'telegram','nico',0,'','[[["g5.6.free.wm+","",false],["g5.6.free.wa+","",false],["g5.6.free.we+","",false],["g5.6.free.em+","",false],["g5.6.free.ea-","",false],["g5.6.free.ee+","",false],["g5.6.free.done","",true]],[["/back",""],["/menu",""]]]','{"edit": "631040"}','nl',1811532670,1811619070,'sent','',0,'7',1811532670,0,'','news','');
INSERT INTO "outbox" VALUES(631552,105,'telegram','nico',0,'','[[["g5.7.hours.1","",false],["g5.7.hours.2","",false],["g5.7.hours.3","",false],["g5.7.hours.4","",false]],[["/back",""],["/menu",""]]]','','nl',1811532671,1811619071,'sent','',0,'7',1811532671,0,'','question','');
INSERT INTO "outbox" VALUES(631808,105,'telegram','nico',0,'','[[["g5.8.months.yes","",false],["g5.8.months.page0","",false]],[["/back",""],["/menu",""]]]','','nl',1811532672,1811619072,'sent','',0,'7',1811532672,0,'','question','');
INSERT INTO "outbox" VALUES(632064,105,'telegram','nico',0,'','[[["g5.9.newcomers.1","",false],["g5.9.newcomers.2","",false],["g5.9.newcomers.3","",false]],[["/back",""],["/menu",""]]]','','nl',1811532673,1811619073,'sent','',0,'7',1811532673,0,'','question','');
INSERT INTO "outbox" VALUES(632320,105,'telegram','nico',0,'','[[["g5.a.side.alone","",false],["g5.a.side.team","",false]],[["/back",""],["/menu",""]]]','','nl',1811532674,1811619074,'sent','',0,'7',1811532674,0,'','question','');
INSERT INTO "outbox" VALUES(632576,105,'telegram','nico',0,'','[[["g5.b.wish.woman","",false],["g5.b.wish.man","",false],["g5.b.wish.either","",false]],[["/back",""],["/menu",""]]]','','nl',1811532675,1811619075,'sent','',0,'7',1811532675,0,'','question','');
INSERT INTO "outbox" VALUES(632832,105,'telegram','nico',0,'','[[["g5.c.gender.woman","",false],["g5.c.gender.man","",false],["g5.c.gender.other","",false],["g5.c.gender.unsaid","",false]],[["/back",""],["/menu",""]]]','','nl',1811532676,1811619076,'sent','',0,'7',1811532676,0,'','question','');
INSERT INTO "outbox" VALUES(633088,105,'telegram','nico',0,'','[[["g5.d.conduct.agree","",false],["g5.d.conduct.page0","",false]],[["/back",""],["/menu",""]]]','','nl',1811532677,1811619077,'sent','',0,'7',1811532677,0,'','question','');
INSERT INTO "outbox" VALUES(633344,105,'telegram','nico',0,'✅ Ik ga akkoord

Dit heb ik begrepen. Klopt het?

Voornaam: Nico
Leeftijd: 30 tot en met 54
Woonplaats: Leiden
Ik ken de plaats: Ja
Mijn talen: Engels
Ik heb tijd: Weekendmiddag
Uren per week: 2
Nieuwkomers: 1
Alleen of team: Alleen
Mijn wens: Maakt niet uit
Ik ben: Vrouw
Gedragscode: Ik ga akkoord','[[["g5.e.summary.ok", "✅ Dat klopt", true], ["g5.e.summary.name_", "✏️ Voornaam", false], ["g5.e.summary.age", "✏️ Leeftijd", false], ["g5.e.summary.town", "✏️ Woonplaats", false], ["g5.e.summary.knows_town", "✏️ Ik ken de plaats", false], ["g5.e.summary.languages", "✏️ Mijn talen", false], ["g5.e.summary.free", "✏️ Ik heb tijd", false], ["g5.e.summary.hours", "✏️ Uren per week", false], ["g5.e.summary.newcomers", "✏️ Nieuwkomers", false], ["g5.e.summary.side", "✏️ Alleen of team", false], ["g5.e.summary.wish", "✏️ Mijn wens", false], ["g5.e.summary.gender", "✏️ Ik ben", false], ["g5.e.summary.conduct", "✏️ Gedragscode", false]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811532678,1811619078,'sent','',0,'7',1811532678,0,'','question','');
INSERT INTO "outbox" VALUES(633600,105,'telegram','nico',0,'','','','nl',1811532679,1811619079,'sent','',0,'7',1811532679,0,'','news','');
INSERT INTO "outbox" VALUES(633601,105,'telegram','nico',0,'','[[["g6.1.now.now","",false],["g6.1.now.later","",false]],[["/menu",""]]]','','nl',1811532679,1811619079,'sent','',0,'7',1811532679,0,'','question','');
INSERT INTO "outbox" VALUES(633856,105,'telegram','nico',0,'','','','nl',1811532680,1811619080,'sent','',0,'7',1811532680,0,'','news','');
INSERT INTO "outbox" VALUES(634112,1,'telegram','marieke',0,'','[[["g7.1.mentor.mentor-105","",false],["g7.1.mentor.mentor-15","",false],["g7.1.mentor.mentor-41","",false],["g7.1.mentor.mentor-18","",false],["g7.1.mentor.mentor-90","",false],["g7.1.mentor.path","",false]],[["/menu",""]]]','','en',1811532681,1811619081,'sent','',0,'7',1811532681,0,'person:104','question','');
INSERT INTO "outbox" VALUES(634368,1,'telegram','marieke',0,'','[[["g8.1.what.ask","",false],["g8.1.what.record","",false],["g8.1.what.withdraw","",false],["g8.1.what.path","",false],["g8.1.what.nothing","",false]],[["/menu",""]]]','','en',1811532682,1811619082,'sent','',0,'7',1811532682,0,'match:31','question','');
INSERT INTO "outbox" VALUES(634624,1,'telegram','marieke',0,'','','','en',1811532683,1811619083,'sent','',0,'7',1811532683,0,'','news','');
INSERT INTO "outbox" VALUES(634625,1,'telegram','marieke',0,'','[[["dl.1.what.done","",false],["dl.1.what.open","",false],["dl.1.what.later","",false]],[["/menu",""]]]','','en',1811532683,1811619083,'sent','',0,'7',1811532683,0,'match:1','question','');
INSERT INTO "outbox" VALUES(635136,24,'telegram','rosa',0,'','','','en',1811532685,1811619085,'sent','',0,'7',1811532685,0,'','news','');
INSERT INTO "outbox" VALUES(635137,24,'telegram','rosa',0,'','[[["8n.1.reply.yes","",false],["8n.1.reply.maybe","",false],["8n.1.reply.no","",false]],[["/menu",""]]]','','en',1811532685,1811619085,'sent','',0,'7',1811532685,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(635392,32,'telegram','sabra',0,'','[[],[["/menu",""]]]','','ar',1811532686,1811619086,'sent','',0,'7',1811532686,0,'match:12','question','');
INSERT INTO "outbox" VALUES(635648,18,'telegram','sam',1,'✉️ Sabra writes to you:

«Good night!»','[[["!WriteTo match:12", "Answer"], ["!ReportMessage said:2483", "Report this"]], []]','','en',1811570400,1812780000,'queued','',0,'',1811532687,0,'match:12','news','');
INSERT INTO "outbox" VALUES(635649,32,'telegram','sabra',0,'','','','ar',1811532687,1811619087,'sent','',0,'7',1811532687,0,'','news','');
INSERT INTO "outbox" VALUES(635650,32,'telegram','sabra',0,'','[[["bg.1.answer.yes","",false],["bg.1.answer.other","",false]],[["/menu",""]]]','','ar',1811532687,1811619087,'sent','',0,'7',1811532687,0,'talk:24','question','');
INSERT INTO "outbox" VALUES(635904,27,'telegram','inge',0,'Op welke dag?','[[["dy.1.day.2027-05-28", "vr 28 mei", false], ["dy.1.day.2027-05-29", "za 29 mei", false], ["dy.1.day.2027-05-30", "zo 30 mei", false], ["dy.1.day.2027-05-31", "ma 31 mei", false], ["dy.1.day.2027-06-01", "di 1 jun", false], ["dy.1.day.2027-06-02", "wo 2 jun", false], ["dy.1.day.2027-06-03", "do 3 jun", false], ["dy.1.day.2027-06-04", "vr 4 jun", false], ["dy.1.day.2027-06-05", "za 5 jun", false], ["dy.1.day.2027-06-06", "zo 6 jun", false], ["dy.1.day.2027-06-07", "ma 7 jun", false], ["dy.1.day.2027-06-08", "di 8 jun", false], ["dy.1.day.2027-06-09", "wo 9 jun", false], ["dy.1.day.2027-06-10", "do 10 jun", false]], [["/menu", "☰ Menu"]]]','','nl',1811532688,1811619088,'sent','',0,'7',1811532688,0,'meeting:2','question','');
INSERT INTO "outbox" VALUES(636160,75,'telegram','kim5',0,'','[[["gb.1.written.nl+","",false],["gb.1.written.en+","",false],["gb.1.written.ar+","",false],["gb.1.written.ti+","",false],["gb.1.written.done","",true]],[["/menu",""]]]','','en',1811532689,1811619089,'sent','',0,'7',1811532689,0,'','question','');
INSERT INTO "outbox" VALUES(636416,75,'telegram','kim5',0,'','[[["gb.1.written.nl+","",false],["gb.1.written.en-","",false],["gb.1.written.ar+","",false],["gb.1.written.ti+","",false],["gb.1.written.done","",true]],[["/menu",""]]]','{"edit": "636160"}','en',1811532690,1811619090,'sent','',0,'7',1811532690,0,'','news','');
INSERT INTO "outbox" VALUES(636672,75,'telegram','kim5',0,'','[[],[["/back",""],["/menu",""]]]','','en',1811532691,1811619091,'sent','',0,'7',1811532691,0,'','question','');
INSERT INTO "outbox" VALUES(636928,75,'telegram','kim5',0,'','[[["gb.3.file.skip","",false]],[["/back",""],["/menu",""]]]','','en',1811532692,1811619092,'sent','',0,'7',1811532692,0,'','question','');
INSERT INTO "outbox" VALUES(637184,75,'telegram','kim5',0,'','[[["gb.4.fallback.none","",false],["gb.4.fallback.nl","",false],["gb.4.fallback.en","",false],["gb.4.fallback.ask","",false]],[["/back",""],["/menu",""]]]','','en',1811532693,1811619093,'sent','',0,'7',1811532693,0,'','question','');
INSERT INTO "outbox" VALUES(637440,75,'telegram','kim5',0,'','[[["gb.5.replies.none","",false],["gb.5.replies.come","",false],["gb.5.replies.interest","",false],["gb.5.replies.read","",false]],[["/back",""],["/menu",""]]]','','en',1811532694,1811619094,'sent','',0,'7',1811532694,0,'','question','');
INSERT INTO "outbox" VALUES(637696,75,'telegram','kim5',0,'','[[["gb.6.role.all","",false],["gb.6.role.newcomer","",false],["gb.6.role.mentor","",false],["gb.6.role.sub-newsletter","",false],["gb.6.role.sub-tips","",false]],[["/back",""],["/menu",""]]]','','en',1811532695,1811619095,'sent','',0,'7',1811532695,0,'','question','');
INSERT INTO "outbox" VALUES(637952,75,'telegram','kim5',0,'','[[["gb.7.narrow.towns+","",false],["gb.7.narrow.language+","",false],["gb.7.narrow.stage+","",false],["gb.7.narrow.theme+","",false],["gb.7.narrow.weeks+","",false],["gb.7.narrow.group+","",false],["gb.7.narrow.not+","",false],["gb.7.narrow.done","",true]],[["/back",""],["/menu",""]]]','','en',1811532696,1811619096,'sent','',0,'7',1811532696,0,'','question','');
INSERT INTO "outbox" VALUES(638208,75,'telegram','kim5',0,'','[[["gb.8.important.no","",false],["gb.8.important.yes","",false]],[["/back",""],["/menu",""]]]','','en',1811532697,1811619097,'sent','',0,'7',1811532697,0,'','question','');
INSERT INTO "outbox" VALUES(638464,75,'telegram','kim5',0,'','[[["gc.1.what.now","",false],["gc.1.what.later","",false],["gc.1.what.examples","",false],["gc.1.what.text","",false],["gc.1.what.file","",false],["gc.1.what.fallback","",false],["gc.1.what.group","",false],["gc.1.what.cancel","",false],["gc.1.what.back","",false]],[["/menu",""]]]','','en',1811532698,1811619098,'sent','',0,'7',1811532698,0,'announce:3','question','');
INSERT INTO "outbox" VALUES(638720,75,'telegram','kim5',0,'','[[["!UndoAnnouncementNow announce:3:2",""]],[]]','','en',1811532699,1811619099,'sent','',0,'7',1811532699,0,'','news','');
INSERT INTO "outbox" VALUES(638976,75,'telegram','kim5',0,'','[[["gd.1.which.new","",false],["gd.1.which.2","",false],["gd.1.which.3","",false],["gd.1.which.5","",false],["gd.1.which.4","",false],["gd.1.which.6","",false],["gd.1.which.7","",false]],[["/menu",""]]]','','en',1811532700,1811619100,'sent','',0,'7',1811532700,0,'','question','');
INSERT INTO "outbox" VALUES(639232,75,'telegram','kim5',1,'“The office is closed on Frida…”

📤 On its way: 0 of 67.

still to go: 67

✅ I will come: 0
❌ I can''t: 0','[[["!HaltAnnouncement announce:3", "Halt it now"], ["!AnnouncementDesk announce:3", "Open it"]], []]','','en',1811532765,1812742365,'queued','',0,'',1811532765,0,'progress:3','news','');
INSERT INTO "outbox" VALUES(639488,12,'telegram','els',0,'','[[["ge.1.why.time","",false],["ge.1.why.place","",false],["ge.1.why.language","",false],["ge.1.why.forgot","",false],["ge.1.why.not","",false]],[["/menu",""]]]','','nl',1811532766,1811619166,'sent','',0,'7',1811532766,0,'theme:2','question','');
INSERT INTO "outbox" VALUES(639744,2,'telegram','joris',0,'','[[["gf.1.came.15+","",false],["gf.1.came.12+","",false],["gf.1.came.done","",true]],[["/menu",""]]]','','nl',1811532767,1811619167,'sent','',0,'7',1811532767,0,'theme:2','question','');
INSERT INTO "outbox" VALUES(640000,2,'telegram','joris',0,'','','','nl',1811532768,1811619168,'sent','',0,'7',1811532768,0,'','news','');
INSERT INTO "outbox" VALUES(640001,2,'telegram','joris',0,'','[[],[["/back",""],["/menu",""]]]','','nl',1811532768,1811619168,'sent','',0,'7',1811532768,0,'request:11','question','');
INSERT INTO "outbox" VALUES(640256,2,'telegram','joris',0,'','[[],[["/back",""],["/menu",""]]]','','nl',1811532769,1811619169,'sent','',0,'7',1811532769,0,'','question','');
INSERT INTO "outbox" VALUES(640512,1,'telegram','marieke',0,'','[[["gg.1.what.picture","",false],["gg.1.what.tick","",false],["gg.1.what.move","",false],["gg.1.what.place","",false],["gg.1.what.room","",false],["gg.1.what.cancel","",false],["gg.1.what.back","",false]],[["/menu",""]]]','','en',1811532770,1811619170,'sent','',0,'7',1811532770,0,'theme:5','question','');
INSERT INTO "outbox" VALUES(640768,1,'telegram','marieke',0,'✓ 🕒 Another time

On which day? Press a button, or write a day such as 15-1.','[[["gg.2.day.2027-06-01", "Tue 1 Jun", false], ["gg.2.day.2027-06-02", "Wed 2 Jun", false], ["gg.2.day.2027-06-03", "Thu 3 Jun", false], ["gg.2.day.2027-06-08", "Tue 8 Jun", false], ["gg.2.day.2027-06-09", "Wed 9 Jun", false], ["gg.2.day.2027-06-10", "Thu 10 Jun", false], ["gg.2.day.2027-06-15", "Tue 15 Jun", false], ["gg.2.day.2027-06-16", "Wed 16 Jun", false], ["gg.2.day.2027-06-17", "Thu 17 Jun", false], ["gg.2.day.2027-06-22", "Tue 22 Jun", false], ["gg.2.day.2027-06-23", "Wed 23 Jun", false], ["gg.2.day.2027-06-24", "Thu 24 Jun", false]], [["/back", "↩ Back"], ["/menu", "☰ Menu"]]]','','en',1811532771,1811619171,'sent','',0,'7',1811532771,0,'theme:5','question','');
INSERT INTO "outbox" VALUES(641024,1,'telegram','marieke',0,'','[[["gg.3.time.19:30","",false],["gg.3.time.10:00","",false],["gg.3.time.14:00","",false],["gg.3.time.19:00","",false],["gg.3.time.20:00","",false]],[["/back",""],["/menu",""]]]','','en',1811532772,1811619172,'sent','',0,'7',1811532772,0,'theme:5','question','');
INSERT INTO "outbox" VALUES(641280,1,'telegram','marieke',0,'','','','en',1811532773,1811619173,'sent','',0,'7',1811532773,0,'','news','');
INSERT INTO "outbox" VALUES(641281,1,'telegram','marieke',0,'','[[["dl.1.what.done","",false],["dl.1.what.open","",false],["dl.1.what.later","",false]],[["/menu",""]]]','','en',1811532773,1811619173,'sent','',0,'7',1811532773,0,'match:1','question','');
INSERT INTO "outbox" VALUES(641536,1,'telegram','marieke',0,'','[[["gh.1.what.picture","",false],["gh.1.what.tick","",false],["gh.1.what.move","",false],["gh.1.what.place","",false],["gh.1.what.room","",false],["gh.1.what.cancel","",false],["gh.1.what.back","",false]],[["/menu",""]]]','','en',1811532774,1811619174,'sent','',0,'7',1811532774,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(641792,1,'telegram','marieke',0,'','[[["gh.2.sure.no","",false],["gh.2.sure.yes","",false]],[["/back",""],["/menu",""]]]','','en',1811532775,1811619175,'sent','',0,'7',1811532775,0,'theme:4','question','');
INSERT INTO "outbox" VALUES(642048,1,'telegram','marieke',0,'I called off 1 theme meeting.','','','en',1811532776,1811619176,'queued','',0,'',1811532776,0,'','news','');
INSERT INTO "outbox" VALUES(642049,1,'telegram','marieke',0,'Amal and Sanne

Monday 7 December: They have had no first meeting since the match began.

Tuesday 5 January: Somebody did not answer two messages.
→ Amal

Monday 15 March: A talk should have been held by now.','[[["dl.1.what.done", "✅ I looked after it", false], ["dl.1.what.open", "🤝 Open this match", false], ["dl.1.what.later", "Later", false]], [["/menu", "☰ Menu"]]]','','en',1811532776,1811619176,'queued','',0,'',1811532776,0,'match:1','question','');
INSERT INTO "outbox" VALUES(642304,3,'telegram','iris',0,'Amal
Woonplaats: Leiden
Spreekt: Engels
Nederlands: Korte gesprekken
Op de lijst sinds maandag 23 november

Er is nog niets opgeschreven.

Welk onderdeel wil je opschrijven?','[[["gi.1.part.intake:0", "📝 Intake en toets", false], ["gi.1.part.start_group:0", "🚀 Startgroep", false], ["gi.1.part.vitality:0", "🏃 Vitaliteit", false], ["gi.1.part.conversation:0", "💬 Het gesprek", false], ["gi.1.part.statement:0", "✍️ Verklaring", false], ["gi.1.part.diploma:0", "🎓 Diplomawaardering", false], ["gi.1.part.integration:0", "🇳🇱 Inburgering", false], ["gi.1.part.study:0", "📚 Studie", false], ["gi.1.part.work:0", "💼 Werk", false], ["gi.1.part.mentor:0", "🤝 Mentor", false], ["gi.1.part.back", "Nu niets", false]], [["/menu", "☰ Menu"]]]','','nl',1811532777,1811619177,'queued','',0,'',1811532777,0,'person:4','question','');
INSERT INTO "outbox" VALUES(642560,3,'telegram','iris',0,'✓ 🇳🇱 Inburgering

🇳🇱 Inburgering: hoe staat het ermee?','[[["gi.2.state.open", "⚪ Nog niet", false], ["gi.2.state.now", "👉 Het is nu bezig", false], ["gi.2.state.done", "✅ Het is klaar", false]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811532778,1811619178,'queued','',0,'',1811532778,0,'person:4','question','');
INSERT INTO "outbox" VALUES(642816,3,'telegram','iris',0,'✓ ⚪ Nog niet

Wanneer begint het? Kies, of schrijf een dag, bijvoorbeeld: 15-1-2027.','[[["gi.3.begins.2027-05-28", "vr 28 mei", false], ["gi.3.begins.2027-05-31", "ma 31 mei", false], ["gi.3.begins.none", "Geen dag", false]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811532779,1811619179,'queued','',0,'',1811532779,0,'person:4','question','');
INSERT INTO "outbox" VALUES(643072,3,'telegram','iris',0,'Wanneer stopt het? Kies, of schrijf een dag, bijvoorbeeld: 15-1-2027.','[[["gi.4.ends.2029-09-01", "za 1 sep 2029", false], ["gi.4.ends.none", "Geen dag", false]], [["/back", "↩ Terug"], ["/menu", "☰ Menu"]]]','','nl',1811532780,1811619180,'queued','',0,'',1811532780,0,'person:4','question','');
INSERT INTO "outbox" VALUES(643328,3,'telegram','iris',0,'Ik heb het opgeschreven voor Amal:

⚪ 🇳🇱 Inburgering: later, van woensdag 1 september tot vrijdag 1 september 2028

Over een kwartier vertel ik Amal alles wat er is veranderd.','[[["!NewcomerPath person:4","Een ander onderdeel"]],[]]','','nl',1811532781,1811619181,'queued','',0,'',1811532781,0,'','news','');
INSERT INTO "outbox" VALUES(643329,3,'telegram','iris',0,'📅 het gesprek na 3 maanden van Chiara en Cas:

woensdag 25 augustus om 09.30 uur, het stadhuis

Is dat goed? Je mag ook antwoorden voor een collega die niet in deze chat zit.','[[["7v.1.answer.yes", "✅ Ja, goed", false], ["7v.1.answer.other", "🕒 Een andere tijd", false]], [["/menu", "☰ Menu"]]]','','nl',1811532781,1811619181,'queued','',0,'',1811532781,0,'talk:27','question','');
INSERT INTO "outbox" VALUES(643840,84,'telegram','kim14',0,'Stuur me een lijst met mentoren, nieuwkomers en hun matches, als XLSX of CSV.

Elke rij is een persoon. In de eerste rij staan de namen van de kolommen. Ik ken deze: Rol, Voornaam, Woonplaats, Taal van de chat, Leeftijd, Vrouw of man, Wens: vrouw of man, Aantal nieuwkomers, Gesproken talen, Nederlands, Ik heb tijd, Dit vind ik leuk, Klantmanager, VOG gezien op, Eigen code, Match met, Match sinds, Op de lijst sinds.

Geen BSN alsjeblieft: een bestand met een BSN neem ik niet aan.

Ik laat je eerst zien wat ik begrijp. Niemand merkt er iets van, en ik schrijf niets op voordat jij het zegt.','[[], [["/menu", "☰ Menu"]]]','','nl',1811532783,1811619183,'queued','',0,'',1811532783,0,'','question','');
INSERT INTO "outbox" VALUES(644096,84,'telegram','kim14',0,'Dank je. Ik lees je bestand. Een ogenblik.','','','nl',1811532784,1811619184,'queued','',0,'',1811532784,0,'','news','');
INSERT INTO "outbox" VALUES(644097,84,'telegram','kim14',0,'Wanneer kun je naar het gesprek na 3 maanden komen? Dan vraag ik het aan de anderen.
woensdag 11 augustus om 09.30 uur, het stadhuis','[[["fp.1.slot.2027-08-10T09:30", "di 10 aug 09.30 uur", false], ["fp.1.slot.2027-08-12T09:30", "do 12 aug 09.30 uur", false], ["fp.1.slot.2027-08-09T09:30", "ma 9 aug 09.30 uur", false], ["fp.1.slot.2027-08-16T09:30", "ma 16 aug 09.30 uur", false], ["fp.1.slot.2027-08-05T09:30", "do 5 aug 09.30 uur", false], ["fp.1.slot.2027-08-17T09:30", "di 17 aug 09.30 uur", false], ["fp.1.slot.none", "Geen van deze", false]], [["/menu", "☰ Menu"]]]','','nl',1811532784,1811619184,'queued','',0,'',1811532784,0,'talk:15','question','');
INSERT INTO "outbox" VALUES(644352,78,'telegram','kim8',0,'Dank je. Ik lees je bestand. Een ogenblik.','','','nl',1811532785,1811619185,'queued','',0,'',1811532785,0,'','news','');
CREATE TABLE people (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	hint VARCHAR(16) DEFAULT '' NOT NULL, 
	role VARCHAR(16) DEFAULT '' NOT NULL, 
	name VARCHAR(80) DEFAULT '' NOT NULL, 
	called VARCHAR(200) DEFAULT '' NOT NULL, 
	team_id INTEGER, 
	created_at BIGINT NOT NULL, 
	listed_at BIGINT, 
	more_at BIGINT, 
	stopped_at BIGINT, 
	with_person_at BIGINT, staff_id BIGINT, paused_until BIGINT, quiet VARCHAR(11) DEFAULT '' NOT NULL, nudges VARCHAR(80) DEFAULT '' NOT NULL, unanswered SMALLINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT fk_people_team_id FOREIGN KEY(team_id) REFERENCES teams (id)
);
INSERT INTO "people" VALUES(1,'leiden','en','en','','','Marieke',NULL,1795424401,NULL,NULL,NULL,NULL,1,NULL,'','',0);
INSERT INTO "people" VALUES(2,'leiden','nl','nl','','','Joris',NULL,1795424402,NULL,NULL,NULL,NULL,2,NULL,'','',0);
INSERT INTO "people" VALUES(3,'leiden','nl','nl','','','Iris',NULL,1795424403,NULL,NULL,NULL,NULL,3,NULL,'','',0);
INSERT INTO "people" VALUES(4,'leiden','ar','ar','newcomer','Amal','Amal',NULL,1795424404,1795424417,NULL,NULL,NULL,NULL,NULL,'','1811491240',0);
INSERT INTO "people" VALUES(5,'leiden','nl','nl','mentor','Sanne','Sanne',NULL,1795424419,1795424437,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(6,'leiden','ar','ar','newcomer','','Farid',NULL,1795424440,NULL,NULL,NULL,NULL,NULL,NULL,'','1796634047',0);
INSERT INTO "people" VALUES(8,'leiden','en','en','newcomer','Bilal','Bilal',NULL,1795597201,1795597214,NULL,NULL,NULL,NULL,NULL,'','1811491240',3);
INSERT INTO "people" VALUES(9,'leiden','nl','nl','mentor','Bart','Bart',NULL,1795597216,1795597234,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(10,'leiden','ti','ti','newcomer','','Hana',NULL,1803632401,NULL,NULL,NULL,NULL,NULL,NULL,'','1804842005',0);
INSERT INTO "people" VALUES(11,'leiden','ti','ti','newcomer','Emebet','Emebet',NULL,1803891601,1803891614,NULL,NULL,NULL,NULL,NULL,'','1811491240',3);
INSERT INTO "people" VALUES(12,'leiden','nl','nl','mentor','Els','Els',NULL,1803891616,1803891634,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(13,'leiden','en','en','newcomer','Wim','Wim',NULL,1803978001,1803978014,NULL,NULL,NULL,NULL,NULL,'','1811491240',0);
INSERT INTO "people" VALUES(14,'leiden','nl','nl','mentor','Wanda','Wanda',NULL,1803978016,1803978034,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(15,'leiden','nl','nl','mentor','Tom','Tom',NULL,1804669213,1804669231,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(16,'leiden','ar','ar','newcomer','Nour','Nour',NULL,1809936001,1809936014,NULL,NULL,NULL,NULL,1812182405,'','1811491240',0);
INSERT INTO "people" VALUES(17,'leiden','nl','nl','mentor','Noa','Noa',NULL,1809936016,1809936034,NULL,NULL,NULL,NULL,1812182405,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(18,'leiden','en','en','mentor','Sam','Sam',NULL,1809936037,1809936055,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811259000',0);
INSERT INTO "people" VALUES(19,'leiden','ar','ar','newcomer','Kamal','Kamal',NULL,1810108801,1810108814,NULL,NULL,NULL,NULL,NULL,'','1811259000',0);
INSERT INTO "people" VALUES(20,'leiden','nl','nl','mentor','Kees','Kees',NULL,1810108816,1810108834,NULL,NULL,NULL,NULL,NULL,'','1810308600,1810654200',0);
INSERT INTO "people" VALUES(21,'leiden','ar','ar','newcomer','Lina','Lina',NULL,1810108837,1810108850,NULL,NULL,NULL,NULL,NULL,'','1811259000,1811491240',0);
INSERT INTO "people" VALUES(22,'leiden','nl','nl','mentor','Lot','Lot',NULL,1810108852,1810108870,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(23,'leiden','nl','nl','','','Ilse',NULL,1810108873,NULL,NULL,NULL,NULL,4,NULL,'','',0);
INSERT INTO "people" VALUES(24,'leiden','en','en','newcomer','Rosa','Rosa',NULL,1810108874,1810108887,NULL,NULL,NULL,NULL,NULL,'','1811259000,1811491240',0);
INSERT INTO "people" VALUES(25,'leiden','nl','nl','mentor','Rik','Rik',NULL,1810108889,1810108907,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(26,'leiden','ti','ti','newcomer','Idris','Idris',NULL,1810800001,1810800014,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811345400',0);
INSERT INTO "people" VALUES(27,'leiden','nl','nl','mentor','Inge','Inge',NULL,1810800016,1810800034,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811259000',0);
INSERT INTO "people" VALUES(28,'leiden','ar','ar','newcomer','Jamila','Jamila',NULL,1810800037,1810800050,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811345400',0);
INSERT INTO "people" VALUES(29,'leiden','nl','nl','mentor','Jan','Jan',NULL,1810800052,1810800070,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811259000',0);
INSERT INTO "people" VALUES(30,'leiden','ti','ti','newcomer','Hiwot','Hiwot',NULL,1810800073,1810800086,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811345400',0);
INSERT INTO "people" VALUES(31,'leiden','nl','nl','mentor','Henk','Henk',NULL,1810800088,1810800106,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811259000',0);
INSERT INTO "people" VALUES(32,'leiden','ar','ar','newcomer','Sabra','Sabra',NULL,1810800109,1810800122,NULL,NULL,NULL,NULL,NULL,'','1810999800,1811345400',0);
INSERT INTO "people" VALUES(33,'leiden','en','en','newcomer','Simon','Simon',NULL,1810800125,1810800138,NULL,NULL,NULL,NULL,NULL,'','1811491240',0);
INSERT INTO "people" VALUES(34,'leiden','ti','ti','newcomer','Dawit','Dawit',NULL,1811073601,1811073614,NULL,NULL,NULL,NULL,NULL,'','1811259000,1811491240',0);
INSERT INTO "people" VALUES(35,'leiden','nl','nl','mentor','Daan','Daan',NULL,1811073616,1811073634,NULL,NULL,NULL,NULL,NULL,'','1811259000,1811491240',1);
INSERT INTO "people" VALUES(36,'leiden','en','en','newcomer','Oumar','Oumar',NULL,1811149201,1811149214,NULL,NULL,NULL,NULL,NULL,'','1811491240',0);
INSERT INTO "people" VALUES(37,'leiden','nl','nl','mentor','Olga','Olga',NULL,1811149216,1811149234,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(38,'leiden','ar','ar','newcomer','Qasim','Qasim',NULL,1811149236,1811149249,NULL,NULL,NULL,NULL,NULL,'','1811491240',1);
INSERT INTO "people" VALUES(39,'leiden','nl','nl','mentor','Quinten','Quinten',NULL,1811149251,1811149269,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(40,'leiden','en','en','','','Kofi',NULL,1811149279,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(41,'leiden','nl','nl','mentor','Vera','Vera',NULL,1811149280,1811149298,NULL,NULL,1811246402,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(42,'leiden','en','en','newcomer','Chiara','Chiara',NULL,1811336401,1811336414,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811518200',1);
INSERT INTO "people" VALUES(43,'leiden','nl','nl','mentor','Cas','Cas',NULL,1811336416,1811336434,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(44,'leiden','en','en','newcomer','Parwin','Parwin',NULL,1811408432,1811408445,NULL,NULL,NULL,NULL,NULL,'','1811491240',1);
INSERT INTO "people" VALUES(45,'leiden','nl','nl','mentor','Pim','Pim',NULL,1811408447,1811408465,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(46,'leiden','ar','ar','newcomer','Ubah','Ubah',NULL,1811408472,1811408485,NULL,NULL,NULL,NULL,NULL,'','1811491240',1);
INSERT INTO "people" VALUES(47,'leiden','nl','nl','mentor','Ugo','Ugo',NULL,1811408487,1811408505,NULL,NULL,NULL,NULL,NULL,'','1811491240,1811491240',0);
INSERT INTO "people" VALUES(48,'leiden','ti','ti','newcomer','','Yonas',NULL,1811491554,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(49,'leiden','ar','ar','newcomer','','Zahra',NULL,1811491562,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(50,'leiden','en','en','newcomer','','Adam',NULL,1811491575,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(51,'leiden','ar','ar','newcomer','','Wafa',NULL,1811491589,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(52,'leiden','ar','ar','newcomer','','Mohamed',NULL,1811491597,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(53,'leiden','nl','nl','mentor','','Anna',NULL,1811491600,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(54,'leiden','nl','nl','mentor','','Boris',NULL,1811491618,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(55,'leiden','nl','nl','mentor','','Cora',NULL,1811491635,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(57,'leiden','ti','ti','','','New',NULL,1811491655,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(58,'leiden','ar','ar','','','Newer',NULL,1811491656,NULL,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(59,'leiden','ar','ar','newcomer','Dunya','Dunya',NULL,1811491658,1811491671,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(60,'leiden','nl','nl','mentor','Marta','Marta',NULL,1811491674,1811491692,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(61,'leiden','en','en','mentor','Ella','Ella',NULL,1811491694,1811491712,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(62,'leiden','ar','','newcomer','Aisha','',NULL,1811491717,1780308000,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(63,'leiden','en','en','newcomer','Tesfay','Tesfay',NULL,1811491717,1793530800,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(64,'leiden','en','','newcomer','Yusuf','',NULL,1811491717,1793530800,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(65,'leiden','nl','nl','mentor','Bram','Bram',NULL,1811491717,1811491717,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(66,'leiden','nl','nl','mentor','Fleur','Fleur',NULL,1811491717,1811491717,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(67,'leiden','en','en','newcomer','Thea','Thea',NULL,1811491733,1811491746,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(68,'leiden','ti','ti','newcomer','Winta','Winta',NULL,1811491750,1811491763,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(69,'leiden','en','en','newcomer','Xenia','Xenia',NULL,1811491797,1811491810,NULL,NULL,1811491813,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(70,'leiden','ar','ar','newcomer','Stopper','Stopper',NULL,1811491815,1811491828,NULL,1811491831,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(71,'leiden','en','en','','','Kim1',NULL,1811529001,NULL,NULL,NULL,NULL,5,NULL,'','',0);
INSERT INTO "people" VALUES(72,'leiden','nl','nl','','','Kim2',NULL,1811529002,NULL,NULL,NULL,NULL,6,NULL,'','',0);
INSERT INTO "people" VALUES(73,'leiden','en','en','','','Kim3',NULL,1811529003,NULL,NULL,NULL,NULL,7,NULL,'','',0);
INSERT INTO "people" VALUES(74,'leiden','nl','nl','','','Kim4',NULL,1811529004,NULL,NULL,NULL,NULL,8,NULL,'','',0);
INSERT INTO "people" VALUES(75,'leiden','en','en','','','Kim5',NULL,1811529005,NULL,NULL,NULL,NULL,9,NULL,'','',0);
INSERT INTO "people" VALUES(76,'leiden','nl','nl','','','Kim6',NULL,1811529006,NULL,NULL,NULL,NULL,10,NULL,'','',0);
INSERT INTO "people" VALUES(77,'leiden','en','en','','','Kim7',NULL,1811529007,NULL,NULL,NULL,NULL,11,NULL,'','',0);
INSERT INTO "people" VALUES(78,'leiden','nl','nl','','','Kim8',NULL,1811529008,NULL,NULL,NULL,NULL,12,NULL,'','',0);
INSERT INTO "people" VALUES(79,'leiden','en','en','','','Kim9',NULL,1811529009,NULL,NULL,NULL,NULL,13,NULL,'','',0);
INSERT INTO "people" VALUES(80,'leiden','nl','nl','','','Kim10',NULL,1811529010,NULL,NULL,NULL,NULL,14,NULL,'','',0);
INSERT INTO "people" VALUES(81,'leiden','en','en','','','Kim11',NULL,1811529011,NULL,NULL,NULL,NULL,15,NULL,'','',0);
INSERT INTO "people" VALUES(82,'leiden','nl','nl','','','Kim12',NULL,1811529012,NULL,NULL,NULL,NULL,16,NULL,'','',0);
INSERT INTO "people" VALUES(83,'leiden','en','en','','','Kim13',NULL,1811529013,NULL,NULL,NULL,NULL,17,NULL,'','',0);
INSERT INTO "people" VALUES(84,'leiden','nl','nl','','','Kim14',NULL,1811529014,NULL,NULL,NULL,NULL,18,NULL,'','',0);
INSERT INTO "people" VALUES(85,'leiden','en','en','','','Kim15',NULL,1811529015,NULL,NULL,NULL,NULL,19,NULL,'','',0);
INSERT INTO "people" VALUES(86,'leiden','nl','nl','','','Kim16',NULL,1811529016,NULL,NULL,NULL,NULL,20,NULL,'','',0);
INSERT INTO "people" VALUES(87,'leiden','nl','nl','','','Noor',NULL,1811529017,NULL,NULL,NULL,NULL,21,NULL,'','',0);
INSERT INTO "people" VALUES(88,'leiden','en','en','','','Ivo',NULL,1811529018,NULL,NULL,NULL,NULL,22,NULL,'','',0);
INSERT INTO "people" VALUES(89,'leiden','nl','nl','','','Isa',NULL,1811529019,NULL,NULL,NULL,NULL,23,NULL,'','',0);
INSERT INTO "people" VALUES(90,'leiden','nl','nl','mentor','Two0','Two0',NULL,1811529103,1811529121,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(91,'leiden','ar','ar','newcomer','Of00','Of00',NULL,1811529123,1811529136,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(92,'leiden','en','en','newcomer','Of01','Of01',NULL,1811529138,1811529151,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(93,'leiden','nl','nl','mentor','Two1','Two1',NULL,1811529154,1811529172,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(94,'leiden','ar','ar','newcomer','Of10','Of10',NULL,1811529174,1811529187,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(95,'leiden','en','en','newcomer','Of11','Of11',NULL,1811529189,1811529202,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(96,'leiden','nl','nl','mentor','Two2','Two2',NULL,1811529205,1811529223,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(97,'leiden','ar','ar','newcomer','Of20','Of20',NULL,1811529225,1811529238,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(98,'leiden','en','en','newcomer','Of21','Of21',NULL,1811529240,1811529253,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(99,'leiden','nl','nl','mentor','Two3','Two3',NULL,1811529256,1811529274,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(100,'leiden','ar','ar','newcomer','Of30','Of30',NULL,1811529276,1811529289,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(101,'leiden','en','en','newcomer','Of31','Of31',NULL,1811529291,1811529304,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(102,'leiden','en','en','newcomer','Nadia','Nadia',NULL,1811532606,1811532619,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(103,'leiden','nl','nl','mentor','Niels','Niels',NULL,1811532621,1811532639,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(104,'leiden','en','en','newcomer','Naima','Naima',NULL,1811532646,1811532659,NULL,NULL,NULL,NULL,NULL,'','',0);
INSERT INTO "people" VALUES(105,'leiden','nl','nl','mentor','Nico','Nico',NULL,1811532661,1811532679,NULL,NULL,NULL,NULL,NULL,'','',0);
CREATE TABLE programme_parts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	part VARCHAR(20) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	version INTEGER NOT NULL, 
	begins VARCHAR(10) DEFAULT '' NOT NULL, 
	ends VARCHAR(10) DEFAULT '' NOT NULL, 
	staff_id BIGINT, 
	changed_at BIGINT NOT NULL, 
	CONSTRAINT pk_programme_parts PRIMARY KEY (id), 
	CONSTRAINT fk_programme_parts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_programme_parts_person_id_part UNIQUE (person_id, part)
);
INSERT INTO "programme_parts" VALUES(1,11,'integration','open',1,'2027-09-01','2028-09-01',3,1811491769);
INSERT INTO "programme_parts" VALUES(2,4,'integration','open',1,'2027-09-01','2028-09-01',3,1811532781);
CREATE TABLE requests (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	version INTEGER NOT NULL, 
	person_id BIGINT, 
	about VARCHAR(40) DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	channel VARCHAR(16) DEFAULT '' NOT NULL, 
	media VARCHAR(200) DEFAULT '' NOT NULL, 
	claimed_by BIGINT, 
	opened_at BIGINT NOT NULL, 
	changed_at BIGINT NOT NULL, 
	closed_at BIGINT, 
	closed_by VARCHAR(40) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_requests PRIMARY KEY (id)
);
INSERT INTO "requests" VALUES(1,'leiden','care','open',1,NULL,'match:1','','','',NULL,1796630400,1805097600,NULL,'');
INSERT INTO "requests" VALUES(2,'leiden','care','open',1,NULL,'match:2','','','',NULL,1796803200,1805270400,NULL,'');
INSERT INTO "requests" VALUES(3,'leiden','care','open',1,NULL,'match:3','','','',NULL,1805097600,1807630200,NULL,'');
INSERT INTO "requests" VALUES(4,'leiden','care','open',1,NULL,'match:4','','','',NULL,1805184000,1807025400,NULL,'');
INSERT INTO "requests" VALUES(5,'leiden','asked','open',1,41,'','When is the next course?','','',NULL,1811246401,1811246402,NULL,'');
INSERT INTO "requests" VALUES(6,'leiden','care','open',1,NULL,'match:6','','','',NULL,1811314800,1811314800,NULL,'');
INSERT INTO "requests" VALUES(7,'leiden','care','open',1,NULL,'match:7','','','',NULL,1811314800,1811314800,NULL,'');
INSERT INTO "requests" VALUES(8,'leiden','care','closed',2,NULL,'match:8','','','',NULL,1811314800,1811408418,1811408418,'a meeting is agreed on');
INSERT INTO "requests" VALUES(9,'leiden','delivery','open',1,41,'why:blocked','','','',NULL,1811408510,1811408510,NULL,'');
INSERT INTO "requests" VALUES(10,'leiden','care','open',1,NULL,'match:10','','','',NULL,1811491796,1811491796,NULL,'');
INSERT INTO "requests" VALUES(11,'leiden','asked','open',1,69,'','My letter is difficult.','','',NULL,1811491812,1811491813,NULL,'');
INSERT INTO "requests" VALUES(12,'leiden','help now','open',1,33,'','','','',NULL,1811491833,1811491833,NULL,'');
INSERT INTO "requests" VALUES(13,'leiden','delivery','open',1,46,'why:blocked','','','',NULL,1811516701,1811516701,NULL,'');
CREATE TABLE signs (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	match_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	about VARCHAR(40) DEFAULT '' NOT NULL, 
	person_id BIGINT, 
	words TEXT DEFAULT '' NOT NULL, 
	opened_at BIGINT NOT NULL, 
	closed_at BIGINT, 
	closed_by VARCHAR(40) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_signs PRIMARY KEY (id), 
	CONSTRAINT fk_signs_match_id FOREIGN KEY(match_id) REFERENCES matches (id)
);
INSERT INTO "signs" VALUES(1,'leiden',1,'no first meeting','',NULL,'',1796630400,NULL,'');
INSERT INTO "signs" VALUES(2,'leiden',2,'no first meeting','',NULL,'',1796803200,NULL,'');
INSERT INTO "signs" VALUES(3,'leiden',1,'no reply','',4,'',1799166600,NULL,'');
INSERT INTO "signs" VALUES(4,'leiden',2,'no reply','',8,'',1799166600,NULL,'');
INSERT INTO "signs" VALUES(5,'leiden',1,'talk overdue','talk:1',NULL,'',1805097600,NULL,'');
INSERT INTO "signs" VALUES(6,'leiden',3,'no first meeting','',NULL,'',1805097600,NULL,'');
INSERT INTO "signs" VALUES(7,'leiden',4,'no first meeting','',NULL,'',1805184000,NULL,'');
INSERT INTO "signs" VALUES(8,'leiden',2,'talk overdue','talk:3',NULL,'',1805270400,NULL,'');
INSERT INTO "signs" VALUES(9,'leiden',4,'no reply','',14,'',1807025400,NULL,'');
INSERT INTO "signs" VALUES(10,'leiden',3,'no reply','',11,'',1807630200,NULL,'');
INSERT INTO "signs" VALUES(11,'leiden',6,'no first meeting','',NULL,'',1811314800,NULL,'');
INSERT INTO "signs" VALUES(12,'leiden',7,'no first meeting','',NULL,'',1811314800,NULL,'');
INSERT INTO "signs" VALUES(13,'leiden',8,'no first meeting','',NULL,'',1811314800,1811408418,'a meeting is agreed on');
INSERT INTO "signs" VALUES(14,'leiden',10,'a sad face','meeting:1',29,'',1811491796,NULL,'');
CREATE TABLE staff (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at BIGINT NOT NULL, 
	left_at BIGINT, 
	CONSTRAINT pk_staff PRIMARY KEY (id)
);
INSERT INTO "staff" VALUES(1,'leiden','coordinator','Marieke',1795424400,NULL);
INSERT INTO "staff" VALUES(2,'leiden','coordinator','Joris',1795424401,NULL);
INSERT INTO "staff" VALUES(3,'leiden','case-manager','Iris',1795424402,NULL);
INSERT INTO "staff" VALUES(4,'leiden','case-manager','Ilse',1810108872,1811532781);
INSERT INTO "staff" VALUES(5,'leiden','coordinator','Kim1',1811529000,NULL);
INSERT INTO "staff" VALUES(6,'leiden','coordinator','Kim2',1811529001,NULL);
INSERT INTO "staff" VALUES(7,'leiden','coordinator','Kim3',1811529002,NULL);
INSERT INTO "staff" VALUES(8,'leiden','coordinator','Kim4',1811529003,NULL);
INSERT INTO "staff" VALUES(9,'leiden','coordinator','Kim5',1811529004,NULL);
INSERT INTO "staff" VALUES(10,'leiden','coordinator','Kim6',1811529005,NULL);
INSERT INTO "staff" VALUES(11,'leiden','coordinator','Kim7',1811529006,NULL);
INSERT INTO "staff" VALUES(12,'leiden','coordinator','Kim8',1811529007,NULL);
INSERT INTO "staff" VALUES(13,'leiden','coordinator','Kim9',1811529008,NULL);
INSERT INTO "staff" VALUES(14,'leiden','coordinator','Kim10',1811529009,NULL);
INSERT INTO "staff" VALUES(15,'leiden','coordinator','Kim11',1811529010,NULL);
INSERT INTO "staff" VALUES(16,'leiden','coordinator','Kim12',1811529011,NULL);
INSERT INTO "staff" VALUES(17,'leiden','coordinator','Kim13',1811529012,NULL);
INSERT INTO "staff" VALUES(18,'leiden','coordinator','Kim14',1811529013,NULL);
INSERT INTO "staff" VALUES(19,'leiden','coordinator','Kim15',1811529014,NULL);
INSERT INTO "staff" VALUES(20,'leiden','coordinator','Kim16',1811529015,NULL);
INSERT INTO "staff" VALUES(21,'leiden','admin','Noor',1811529016,NULL);
INSERT INTO "staff" VALUES(22,'leiden','case-manager','Ivo',1811529017,NULL);
INSERT INTO "staff" VALUES(23,'leiden','case-manager','Isa',1811529018,NULL);
CREATE TABLE subscriptions (
	person_id INTEGER NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_subscriptions PRIMARY KEY (person_id, kind), 
	CONSTRAINT fk_subscriptions_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "subscriptions" VALUES(33,'newsletter',1811491837);
CREATE TABLE talk_answers (
	id INTEGER NOT NULL, 
	talk_id INTEGER NOT NULL, 
	who VARCHAR(10) NOT NULL, 
	person_id BIGINT, 
	yes_version INTEGER DEFAULT '0' NOT NULL, 
	prepared TEXT DEFAULT '' NOT NULL, 
	shared SMALLINT DEFAULT '0' NOT NULL, 
	choice VARCHAR(10) DEFAULT '' NOT NULL, 
	helpful SMALLINT DEFAULT '0' NOT NULL, 
	answered_at BIGINT NOT NULL, 
	CONSTRAINT pk_talk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_talk_answers_talk_id FOREIGN KEY(talk_id) REFERENCES talks (id), 
	CONSTRAINT uq_talk_answers_talk_id_who UNIQUE (talk_id, who)
);
INSERT INTO "talk_answers" VALUES(1,1,'newcomer',4,2,'',0,'',0,1796382002);
INSERT INTO "talk_answers" VALUES(2,1,'mentor',5,2,'',0,'',0,1796382004);
INSERT INTO "talk_answers" VALUES(3,1,'staff',3,2,'',0,'',0,1796382006);
INSERT INTO "talk_answers" VALUES(4,2,'newcomer',4,2,'',0,'',0,1796382008);
INSERT INTO "talk_answers" VALUES(5,2,'mentor',5,2,'',0,'',0,1796382010);
INSERT INTO "talk_answers" VALUES(6,2,'staff',1,2,'',0,'',0,1796382012);
INSERT INTO "talk_answers" VALUES(7,3,'newcomer',8,2,'',0,'',0,1796382014);
INSERT INTO "talk_answers" VALUES(8,3,'mentor',9,2,'',0,'',0,1796382016);
INSERT INTO "talk_answers" VALUES(9,3,'staff',3,2,'',0,'',0,1796382018);
INSERT INTO "talk_answers" VALUES(10,4,'newcomer',8,2,'',0,'',0,1796382020);
INSERT INTO "talk_answers" VALUES(11,4,'mentor',9,2,'',0,'',0,1796382022);
INSERT INTO "talk_answers" VALUES(12,4,'staff',1,2,'',0,'',0,1796382024);
INSERT INTO "talk_answers" VALUES(13,5,'newcomer',11,2,'',0,'',0,1804669202);
INSERT INTO "talk_answers" VALUES(14,5,'mentor',12,2,'',0,'',0,1804669204);
INSERT INTO "talk_answers" VALUES(15,5,'staff',3,2,'',0,'',0,1804669206);
INSERT INTO "talk_answers" VALUES(16,6,'newcomer',11,2,'',0,'',0,1804669208);
INSERT INTO "talk_answers" VALUES(17,6,'mentor',12,2,'',0,'',0,1804669210);
INSERT INTO "talk_answers" VALUES(18,6,'staff',1,2,'',0,'',0,1804669212);
INSERT INTO "talk_answers" VALUES(19,15,'newcomer',24,2,'',0,'',0,1810281602);
INSERT INTO "talk_answers" VALUES(20,15,'mentor',25,2,'',0,'',0,1810281604);
INSERT INTO "talk_answers" VALUES(21,15,'staff',23,2,'',0,'',0,1810281606);
INSERT INTO "talk_answers" VALUES(22,16,'newcomer',24,3,'',0,'',0,1811532685);
INSERT INTO "talk_answers" VALUES(23,16,'mentor',25,2,'',0,'',0,1810886404);
INSERT INTO "talk_answers" VALUES(24,16,'staff',1,2,'',0,'',0,1810886406);
INSERT INTO "talk_answers" VALUES(25,7,'newcomer',13,2,'',0,'',0,1811527502);
INSERT INTO "talk_answers" VALUES(26,7,'mentor',14,2,'',0,'',0,1811527504);
INSERT INTO "talk_answers" VALUES(27,7,'staff',3,2,'',0,'',0,1811527506);
CREATE TABLE talks (
	id INTEGER NOT NULL, 
	match_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	version INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	target VARCHAR(10) NOT NULL, 
	day VARCHAR(10) DEFAULT '' NOT NULL, 
	time VARCHAR(5) DEFAULT '' NOT NULL, 
	place VARCHAR(200) DEFAULT '' NOT NULL, 
	starts_at BIGINT, 
	moves SMALLINT DEFAULT '0' NOT NULL, 
	staff_id BIGINT, 
	notes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_talks PRIMARY KEY (id), 
	CONSTRAINT fk_talks_match_id FOREIGN KEY(match_id) REFERENCES matches (id), 
	CONSTRAINT uq_talks_match_id_kind UNIQUE (match_id, kind)
);
INSERT INTO "talks" VALUES(1,1,'three_months','confirmed',2,1795518000,1795424438,'2027-02-22','2027-02-22','09:30','',1803285000,0,NULL,'');
INSERT INTO "talks" VALUES(2,1,'six_months','confirmed',2,1796122800,1795424438,'2027-05-24','2027-05-24','09:30','',1811143800,0,NULL,'');
INSERT INTO "talks" VALUES(3,2,'three_months','confirmed',2,1795690800,1795597235,'2027-02-24','2027-02-24','09:30','',1803457800,0,NULL,'');
INSERT INTO "talks" VALUES(4,2,'six_months','confirmed',2,1796295600,1795597235,'2027-05-26','2027-05-26','09:30','',1811316600,0,NULL,'');
INSERT INTO "talks" VALUES(5,3,'three_months','confirmed',2,1803985200,1803891635,'2027-05-31','2027-05-31','09:30','',1811748600,0,NULL,'');
INSERT INTO "talks" VALUES(6,3,'six_months','confirmed',2,1804590000,1803891635,'2027-08-30','2027-08-30','09:30','',1819611000,0,NULL,'');
INSERT INTO "talks" VALUES(7,4,'three_months','confirmed',2,1804071600,1803978035,'2027-06-01','2027-06-01','09:30','',1811835000,0,NULL,'');
INSERT INTO "talks" VALUES(8,4,'six_months','proposed',2,1804676400,1803978035,'2027-08-31','2027-08-31','09:30','',1819697400,0,NULL,'');
INSERT INTO "talks" VALUES(9,5,'three_months','cancelled',3,1810972805,1809936035,'2027-08-09','2027-08-09','09:30','',1817796600,0,NULL,'');
INSERT INTO "talks" VALUES(10,5,'six_months','cancelled',3,1810972805,1809936035,'2027-11-08','2027-11-08','09:30','',1825662600,0,NULL,'');
INSERT INTO "talks" VALUES(11,6,'three_months','proposed',2,1810202400,1810108835,'2027-08-11','2027-08-11','09:30','',1817969400,0,NULL,'');
INSERT INTO "talks" VALUES(12,6,'six_months','proposed',2,1810807200,1810108835,'2027-11-10','2027-11-10','09:30','',1825835400,0,NULL,'');
INSERT INTO "talks" VALUES(13,7,'three_months','cancelled',3,1811408431,1810108871,'2027-08-11','2027-08-11','09:30','',1817969400,0,NULL,'');
INSERT INTO "talks" VALUES(14,7,'six_months','cancelled',3,1811408431,1810108871,'2027-11-10','2027-11-10','09:30','',1825835400,0,NULL,'');
INSERT INTO "talks" VALUES(15,8,'three_months','confirmed',2,1810202400,1810108908,'2027-08-11','2027-08-11','09:30','',1817969400,0,NULL,'');
INSERT INTO "talks" VALUES(16,8,'six_months','proposed',3,1811532685,1810108908,'2027-11-10','2027-11-09','09:30','',1825749000,1,NULL,'');
INSERT INTO "talks" VALUES(17,9,'three_months','proposed',2,1810893600,1810800035,'2027-08-19','2027-08-19','09:30','',1818660600,0,NULL,'');
INSERT INTO "talks" VALUES(18,9,'six_months','proposed',2,1811498400,1810800035,'2027-11-18','2027-11-18','09:30','',1826526600,0,NULL,'');
INSERT INTO "talks" VALUES(19,10,'three_months','proposed',2,1810893600,1810800071,'2027-08-19','2027-08-19','09:30','',1818660600,0,NULL,'');
INSERT INTO "talks" VALUES(20,10,'six_months','proposed',2,1811498400,1810800071,'2027-11-18','2027-11-18','09:30','',1826526600,0,NULL,'');
INSERT INTO "talks" VALUES(21,11,'three_months','proposed',2,1810893600,1810800107,'2027-08-19','2027-08-19','09:30','',1818660600,0,NULL,'');
INSERT INTO "talks" VALUES(22,11,'six_months','proposed',2,1811498400,1810800107,'2027-11-18','2027-11-18','09:30','',1826526600,0,NULL,'');
INSERT INTO "talks" VALUES(23,12,'three_months','proposed',2,1810893600,1810800123,'2027-08-19','2027-08-19','09:30','',1818660600,0,NULL,'');
INSERT INTO "talks" VALUES(24,12,'six_months','proposed',2,1811498400,1810800123,'2027-11-18','2027-11-18','09:30','',1826526600,0,NULL,'');
INSERT INTO "talks" VALUES(25,14,'three_months','proposed',2,1811152800,1811073635,'2027-08-22','2027-08-23','09:30','',1819006200,0,NULL,'');
INSERT INTO "talks" VALUES(26,14,'six_months','planned',1,1811073635,1811073635,'2027-11-21','','','',NULL,0,NULL,'');
INSERT INTO "talks" VALUES(27,17,'three_months','proposed',2,1811412000,1811336435,'2027-08-25','2027-08-25','09:30','',1819179000,0,NULL,'');
INSERT INTO "talks" VALUES(28,17,'six_months','planned',1,1811336435,1811336435,'2027-11-24','','','',NULL,0,NULL,'');
INSERT INTO "talks" VALUES(29,21,'three_months','planned',1,1811491717,1811491717,'2027-07-01','','','',NULL,0,NULL,'');
INSERT INTO "talks" VALUES(30,21,'six_months','planned',1,1811491717,1811491717,'2027-09-30','','','',NULL,0,NULL,'');
CREATE TABLE teams (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	token VARCHAR(64) NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_teams PRIMARY KEY (id), 
	CONSTRAINT uq_teams_token UNIQUE (token)
);
CREATE TABLE theme_meetings (
	id INTEGER NOT NULL, 
	programme VARCHAR(32) NOT NULL, 
	series BIGINT, 
	state VARCHAR(10) NOT NULL, 
	version INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	staff_id BIGINT, 
	theme VARCHAR(120) NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	time VARCHAR(5) NOT NULL, 
	minutes INTEGER NOT NULL, 
	place VARCHAR(200) DEFAULT '' NOT NULL, 
	link VARCHAR(300) DEFAULT '' NOT NULL, 
	language VARCHAR(8) DEFAULT '' NOT NULL, 
	room INTEGER DEFAULT '0' NOT NULL, 
	whom VARCHAR(10) NOT NULL, 
	starts_at BIGINT NOT NULL, 
	code VARCHAR(8) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_theme_meetings PRIMARY KEY (id)
);
INSERT INTO "theme_meetings" VALUES(1,'leiden',NULL,'planned',1,1806566410,1806566410,1,'cultures','2027-04-13','19:30',120,'Stadhuisplein 1, Leiden','','nl',0,'mentors',1807637400,'8585');
INSERT INTO "theme_meetings" VALUES(2,'leiden',NULL,'planned',1,1809158410,1809158410,1,'cultures','2027-05-26','19:30',120,'Stadhuisplein 1, Leiden','','nl',0,'mentors',1811352600,'1533');
INSERT INTO "theme_meetings" VALUES(3,'leiden',NULL,'planned',1,1811491210,1811491210,1,'cultures','2027-06-15','19:30',120,'Stadhuisplein 1, Leiden','','nl',2,'mentors',1813080600,'8411');
INSERT INTO "theme_meetings" VALUES(4,'leiden',NULL,'cancelled',2,1811532776,1811491220,1,'cultures','2027-06-17','19:30',120,'Stadhuisplein 1, Leiden','','nl',0,'newcomers',1813253400,'8775');
INSERT INTO "theme_meetings" VALUES(5,'leiden',NULL,'planned',2,1811532773,1811491230,1,'cultures','2027-06-18','20:00',120,'Stadhuisplein 1, Leiden','','nl',0,'mentors',1813341600,'5243');
INSERT INTO "theme_meetings" VALUES(6,'leiden',6,'planned',1,1811491240,1811491240,1,'cultures','2027-09-14','19:30',120,'Stadhuisplein 1, Leiden','','nl',0,'both',1820943000,'2750');
INSERT INTO "theme_meetings" VALUES(7,'leiden',6,'planned',1,1811491240,1811491240,1,'cultures','2027-10-26','19:30',120,'Stadhuisplein 1, Leiden','','nl',0,'both',1824571800,'4423');
CREATE TABLE theme_replies (
	id INTEGER NOT NULL, 
	theme_id INTEGER NOT NULL, 
	person_id BIGINT, 
	reply VARCHAR(6) DEFAULT '' NOT NULL, 
	place VARCHAR(8) DEFAULT '' NOT NULL, 
	placed_at BIGINT, 
	attended SMALLINT, 
	invited_at BIGINT NOT NULL, 
	replied_at BIGINT, 
	CONSTRAINT pk_theme_replies PRIMARY KEY (id), 
	CONSTRAINT fk_theme_replies_theme_id FOREIGN KEY(theme_id) REFERENCES theme_meetings (id), 
	CONSTRAINT uq_theme_replies_theme_id_person_id UNIQUE (theme_id, person_id)
);
INSERT INTO "theme_replies" VALUES(1,1,5,'','',NULL,NULL,1806566410,NULL);
INSERT INTO "theme_replies" VALUES(2,1,9,'','',NULL,NULL,1806566410,NULL);
INSERT INTO "theme_replies" VALUES(3,1,12,'yes','going',1806660004,0,1806566410,1806660004);
INSERT INTO "theme_replies" VALUES(4,1,14,'','',NULL,NULL,1806566410,NULL);
INSERT INTO "theme_replies" VALUES(5,1,15,'yes','going',1806660002,0,1806566410,1806660002);
INSERT INTO "theme_replies" VALUES(6,2,5,'','',NULL,NULL,1809504000,NULL);
INSERT INTO "theme_replies" VALUES(7,2,9,'','',NULL,NULL,1809504000,NULL);
INSERT INTO "theme_replies" VALUES(8,2,12,'yes','going',1809597604,0,1809504000,1809597604);
INSERT INTO "theme_replies" VALUES(9,2,14,'','',NULL,NULL,1809504000,NULL);
INSERT INTO "theme_replies" VALUES(10,2,15,'yes','going',1809597602,0,1809504000,1809597602);
INSERT INTO "theme_replies" VALUES(11,3,5,'yes','going',1811491542,NULL,1811491240,1811491542);
INSERT INTO "theme_replies" VALUES(12,3,9,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(13,3,12,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(14,3,14,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(15,3,15,'yes','going',1811491544,NULL,1811491240,1811491544);
INSERT INTO "theme_replies" VALUES(16,3,17,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(17,3,18,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(18,3,20,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(19,3,22,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(20,3,25,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(21,3,27,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(22,3,29,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(23,3,31,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(24,3,35,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(25,3,37,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(26,3,39,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(27,3,41,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(28,3,43,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(29,3,45,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(30,3,47,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(31,4,4,'yes','going',1811491546,NULL,1811491240,1811491546);
INSERT INTO "theme_replies" VALUES(32,4,8,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(33,4,11,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(34,4,13,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(35,4,16,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(36,4,19,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(37,4,21,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(38,4,24,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(39,4,26,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(40,4,28,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(41,4,30,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(42,4,32,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(43,4,33,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(44,4,34,'yes','going',1811491548,NULL,1811491240,1811491548);
INSERT INTO "theme_replies" VALUES(45,4,36,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(46,4,38,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(47,4,42,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(48,4,44,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(49,4,46,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(50,5,5,'yes','going',1811491550,NULL,1811491240,1811491550);
INSERT INTO "theme_replies" VALUES(51,5,9,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(52,5,12,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(53,5,14,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(54,5,15,'yes','going',1811491552,NULL,1811491240,1811491552);
INSERT INTO "theme_replies" VALUES(55,5,17,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(56,5,18,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(57,5,20,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(58,5,22,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(59,5,25,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(60,5,27,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(61,5,29,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(62,5,31,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(63,5,35,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(64,5,37,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(65,5,39,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(66,5,41,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(67,5,43,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(68,5,45,'','',NULL,NULL,1811491240,NULL);
INSERT INTO "theme_replies" VALUES(69,5,47,'','',NULL,NULL,1811491240,NULL);
CREATE TABLE timers (
	id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	person_id BIGINT NOT NULL, 
	about VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	due_at BIGINT NOT NULL, 
	expires_at BIGINT, 
	state VARCHAR(10) NOT NULL, 
	reason VARCHAR(120) DEFAULT '' NOT NULL, 
	changed_at BIGINT NOT NULL, 
	CONSTRAINT pk_timers PRIMARY KEY (id), 
	CONSTRAINT uq_timers_kind_person_id_about_version UNIQUE (kind, person_id, about, version)
);
INSERT INTO "timers" VALUES(17,'talk overdue',4,'match:1',2,1812956400,NULL,'scheduled','',1795424438);
INSERT INTO "timers" VALUES(37,'talk overdue',8,'match:2',3,1805270400,NULL,'sent','',1805270400);
INSERT INTO "timers" VALUES(39,'talk overdue',8,'match:2',4,1813129200,NULL,'scheduled','',1795597235);
INSERT INTO "timers" VALUES(102,'talk over',9,'talk:4',2,1811327400,NULL,'sent','',1811327400);
INSERT INTO "timers" VALUES(103,'talk private',9,'talk:4',2,1811327400,1813735800,'sent','',1811327400);
INSERT INTO "timers" VALUES(108,'talk tomorrow',2,'talk:4',2,1811260800,1811316600,'sent','',1811260800);
INSERT INTO "timers" VALUES(109,'talk outcome',2,'talk:4',2,1811327400,1813735800,'sent','',1811327400);
INSERT INTO "timers" VALUES(245,'intake waits',10,'intake',2,1804842005,NULL,'sent','',1804842005);
INSERT INTO "timers" VALUES(253,'talk overdue',11,'match:3',5,1813561200,NULL,'scheduled','',1803891635);
INSERT INTO "timers" VALUES(255,'talk overdue',11,'match:3',6,1821423600,NULL,'scheduled','',1803891635);
INSERT INTO "timers" VALUES(261,'waiting news',14,'',0,1806652800,NULL,'skipped','they have a match, or one is being made',1806652800);
INSERT INTO "timers" VALUES(270,'talk overdue',13,'match:4',7,1813647600,NULL,'scheduled','',1803978035);
INSERT INTO "timers" VALUES(272,'talk overdue',13,'match:4',8,1821510000,NULL,'scheduled','',1803978035);
INSERT INTO "timers" VALUES(308,'talk tomorrow',11,'talk:5',2,1811692800,1811748600,'scheduled','',1804669206);
INSERT INTO "timers" VALUES(309,'talk over',11,'talk:5',2,1811759400,NULL,'scheduled','',1804669206);
INSERT INTO "timers" VALUES(311,'talk tomorrow',12,'talk:5',2,1811692800,1811748600,'scheduled','',1804669206);
INSERT INTO "timers" VALUES(312,'talk over',12,'talk:5',2,1811759400,NULL,'scheduled','',1804669206);
INSERT INTO "timers" VALUES(314,'talk tomorrow',3,'talk:5',2,1811692800,1811748600,'scheduled','',1804669206);
INSERT INTO "timers" VALUES(315,'talk outcome',3,'talk:5',2,1811759400,1814167800,'scheduled','',1804669206);
INSERT INTO "timers" VALUES(316,'talk prepare',11,'talk:6',2,1819015200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(317,'talk tomorrow',11,'talk:6',2,1819555200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(318,'talk over',11,'talk:6',2,1819621800,NULL,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(319,'talk private',11,'talk:6',2,1819621800,1822030200,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(320,'talk prepare',12,'talk:6',2,1819015200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(321,'talk tomorrow',12,'talk:6',2,1819555200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(322,'talk over',12,'talk:6',2,1819621800,NULL,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(323,'talk private',12,'talk:6',2,1819621800,1822030200,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(324,'talk prepare',1,'talk:6',2,1819015200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(325,'talk tomorrow',1,'talk:6',2,1819555200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(326,'talk outcome',1,'talk:6',2,1819621800,1822030200,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(327,'talk prepare',2,'talk:6',2,1819015200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(328,'talk tomorrow',2,'talk:6',2,1819555200,1819611000,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(329,'talk outcome',2,'talk:6',2,1819621800,1822030200,'scheduled','',1804669212);
INSERT INTO "timers" VALUES(434,'waiting news',15,'',1,1809936000,NULL,'sent','',1809936000);
INSERT INTO "timers" VALUES(494,'theme after',1,'theme:2',1,1811363400,NULL,'sent','',1811363400);
INSERT INTO "timers" VALUES(519,'theme week',12,'theme:2',1,1810713600,1811059200,'sent','',1810713600);
INSERT INTO "timers" VALUES(520,'theme tomorrow',12,'theme:2',1,1811260800,1811352600,'sent','',1811260800);
INSERT INTO "timers" VALUES(524,'waiting news',15,'',2,1812614400,NULL,'scheduled','',1809936000);
INSERT INTO "timers" VALUES(528,'waiting news',16,'',0,1812614400,NULL,'scheduled','',1809936014);
INSERT INTO "timers" VALUES(530,'waiting news',17,'',0,1812614400,NULL,'scheduled','',1809936034);
INSERT INTO "timers" VALUES(533,'no first meeting',16,'match:5',0,1811142000,NULL,'cancelled','it has changed since',1810972805);
INSERT INTO "timers" VALUES(541,'talk overdue',16,'match:5',10,1827475200,NULL,'cancelled','it has changed since',1810972805);
INSERT INTO "timers" VALUES(543,'waiting news',18,'',0,1812614400,NULL,'scheduled','',1809936055);
INSERT INTO "timers" VALUES(563,'waiting news',19,'',0,1812787200,NULL,'scheduled','',1810108814);
INSERT INTO "timers" VALUES(565,'waiting news',20,'',0,1812787200,NULL,'scheduled','',1810108834);
INSERT INTO "timers" VALUES(574,'talk overdue',19,'match:6',11,1819782000,NULL,'scheduled','',1810108835);
INSERT INTO "timers" VALUES(576,'talk overdue',19,'match:6',12,1827648000,NULL,'scheduled','',1810108835);
INSERT INTO "timers" VALUES(578,'waiting news',21,'',0,1812787200,NULL,'scheduled','',1810108850);
INSERT INTO "timers" VALUES(580,'waiting news',22,'',0,1812787200,NULL,'scheduled','',1810108870);
INSERT INTO "timers" VALUES(589,'talk overdue',21,'match:7',13,1819782000,NULL,'scheduled','',1810108871);
INSERT INTO "timers" VALUES(591,'talk overdue',21,'match:7',14,1827648000,NULL,'scheduled','',1810108871);
INSERT INTO "timers" VALUES(593,'waiting news',24,'',0,1812787200,NULL,'scheduled','',1810108887);
INSERT INTO "timers" VALUES(595,'waiting news',25,'',0,1812787200,NULL,'scheduled','',1810108907);
INSERT INTO "timers" VALUES(598,'no first meeting',24,'match:8',0,1811314800,NULL,'sent','',1811314800);
INSERT INTO "timers" VALUES(604,'talk overdue',24,'match:8',15,1819782000,NULL,'scheduled','',1810108908);
INSERT INTO "timers" VALUES(606,'talk overdue',24,'match:8',16,1827648000,NULL,'scheduled','',1810108908);
INSERT INTO "timers" VALUES(622,'talk prepare',24,'talk:15',2,1817373600,1817969400,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(623,'talk tomorrow',24,'talk:15',2,1817913600,1817969400,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(624,'talk over',24,'talk:15',2,1817980200,NULL,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(625,'talk prepare',25,'talk:15',2,1817373600,1817969400,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(626,'talk tomorrow',25,'talk:15',2,1817913600,1817969400,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(627,'talk over',25,'talk:15',2,1817980200,NULL,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(628,'talk prepare',23,'talk:15',2,1817373600,1817969400,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(629,'talk tomorrow',23,'talk:15',2,1817913600,1817969400,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(630,'talk outcome',23,'talk:15',2,1817980200,1820388600,'scheduled','',1810281606);
INSERT INTO "timers" VALUES(649,'rhythm',16,'match:5',2,1811259000,NULL,'cancelled','it has changed since',1810972805);
INSERT INTO "timers" VALUES(653,'rhythm',8,'match:2',26,1811259000,NULL,'skipped','no reply to two messages; the coordinator has a sign',1811259000);
INSERT INTO "timers" VALUES(668,'waiting news',26,'',0,1813478400,NULL,'scheduled','',1810800014);
INSERT INTO "timers" VALUES(670,'waiting news',27,'',0,1813478400,NULL,'scheduled','',1810800034);
INSERT INTO "timers" VALUES(673,'no first meeting',26,'match:9',0,1812006000,NULL,'scheduled','',1810800035);
INSERT INTO "timers" VALUES(679,'talk overdue',26,'match:9',17,1820473200,NULL,'scheduled','',1810800035);
INSERT INTO "timers" VALUES(681,'talk overdue',26,'match:9',18,1828339200,NULL,'scheduled','',1810800035);
INSERT INTO "timers" VALUES(683,'waiting news',28,'',0,1813478400,NULL,'scheduled','',1810800050);
INSERT INTO "timers" VALUES(685,'waiting news',29,'',0,1813478400,NULL,'scheduled','',1810800070);
INSERT INTO "timers" VALUES(688,'no first meeting',28,'match:10',0,1812006000,NULL,'scheduled','',1810800071);
INSERT INTO "timers" VALUES(694,'talk overdue',28,'match:10',19,1820473200,NULL,'scheduled','',1810800071);
INSERT INTO "timers" VALUES(696,'talk overdue',28,'match:10',20,1828339200,NULL,'scheduled','',1810800071);
INSERT INTO "timers" VALUES(698,'waiting news',30,'',0,1813478400,NULL,'scheduled','',1810800086);
INSERT INTO "timers" VALUES(703,'no first meeting',30,'match:11',0,1812006000,NULL,'scheduled','',1810800107);
INSERT INTO "timers" VALUES(709,'talk overdue',30,'match:11',21,1820473200,NULL,'scheduled','',1810800107);
INSERT INTO "timers" VALUES(711,'talk overdue',30,'match:11',22,1828339200,NULL,'scheduled','',1810800107);
INSERT INTO "timers" VALUES(715,'rhythm',32,'match:12',1,1811259000,NULL,'sent','',1811259000);
INSERT INTO "timers" VALUES(716,'no first meeting',32,'match:12',0,1812006000,NULL,'scheduled','',1810800123);
INSERT INTO "timers" VALUES(722,'talk overdue',32,'match:12',23,1820473200,NULL,'scheduled','',1810800123);
INSERT INTO "timers" VALUES(724,'talk overdue',32,'match:12',24,1828339200,NULL,'scheduled','',1810800123);
INSERT INTO "timers" VALUES(738,'talk unanswered',2,'talk:16',2,1811066400,1825835400,'cancelled','it has changed since',1810886406);
INSERT INTO "timers" VALUES(745,'talk over',25,'talk:16',2,1825846200,NULL,'cancelled','it has changed since',1811532685);
INSERT INTO "timers" VALUES(746,'talk private',25,'talk:16',2,1825846200,1828254600,'cancelled','it has changed since',1811532685);
INSERT INTO "timers" VALUES(750,'talk prepare',2,'talk:16',2,1825239600,1825835400,'cancelled','it has changed since',1811532685);
INSERT INTO "timers" VALUES(751,'talk tomorrow',2,'talk:16',2,1825779600,1825835400,'cancelled','it has changed since',1811532685);
INSERT INTO "timers" VALUES(752,'talk outcome',2,'talk:16',2,1825846200,1828254600,'cancelled','it has changed since',1811532685);
INSERT INTO "timers" VALUES(757,'talk silent',2,'talk:10',2,1811152800,1825662600,'cancelled','it has changed since',1810972805);
INSERT INTO "timers" VALUES(799,'rhythm',34,'match:14',1,1811863800,NULL,'scheduled','',1811073635);
INSERT INTO "timers" VALUES(800,'no first meeting',34,'match:14',0,1812265200,NULL,'scheduled','',1811073635);
INSERT INTO "timers" VALUES(803,'first weeks',34,'match:14',1,1811604600,1812036600,'scheduled','',1811073635);
INSERT INTO "timers" VALUES(804,'first weeks',35,'match:14',2,1811604600,1812036600,'scheduled','',1811073635);
INSERT INTO "timers" VALUES(806,'talk overdue',34,'match:14',25,1820732400,NULL,'scheduled','',1811073635);
INSERT INTO "timers" VALUES(807,'talk ask',34,'talk:26',0,1811757600,NULL,'scheduled','',1811073635);
INSERT INTO "timers" VALUES(808,'talk overdue',34,'match:14',26,1828598400,NULL,'scheduled','',1811073635);
INSERT INTO "timers" VALUES(825,'match unanswered',37,'match:15',3,1811408475,NULL,'sent','',1811408510);
INSERT INTO "timers" VALUES(826,'consult unanswered',3,'match:16',2,1811408478,NULL,'sent','',1811408510);
INSERT INTO "timers" VALUES(827,'intake waits',41,'intake',1,1811408482,NULL,'skipped','signed up',1811408510);
INSERT INTO "timers" VALUES(829,'ask PrepareForTalkStaff',3,'talk:5',2,1811224800,NULL,'sent','',1811224800);
INSERT INTO "timers" VALUES(845,'talk silent',2,'talk:23',2,1811412000,1818660600,'sent','',1811412000);
INSERT INTO "timers" VALUES(848,'talk unanswered',3,'talk:25',2,1811412000,1819006200,'sent','',1811412000);
INSERT INTO "timers" VALUES(851,'private again',5,'talk:2',2,1811413800,1814772600,'sent','',1811413800);
INSERT INTO "timers" VALUES(853,'ask TalkOutcome',2,'talk:2',2,1811181600,NULL,'sent','',1811181600);
INSERT INTO "timers" VALUES(857,'request waits',1,'request:5',1,1811419201,NULL,'sent','',1811419201);
INSERT INTO "timers" VALUES(859,'inbox news',2,'since:1811246401',0,1811246701,NULL,'sent','',1811246701);
INSERT INTO "timers" VALUES(860,'rhythm',11,'match:3',13,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(861,'rhythm',13,'match:4',13,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(862,'rhythm',4,'match:1',27,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(863,'rhythm',8,'match:2',27,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(864,'rhythm',19,'match:6',3,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(865,'rhythm',21,'match:7',3,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(866,'rhythm',24,'match:8',3,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(867,'rhythm',26,'match:9',2,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(868,'rhythm',28,'match:10',2,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(869,'rhythm',30,'match:11',2,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(870,'rhythm',32,'match:12',2,1811863800,NULL,'scheduled','',1811259000);
INSERT INTO "timers" VALUES(871,'request waits',1,'request:6',1,1811746800,NULL,'scheduled','',1811314800);
INSERT INTO "timers" VALUES(873,'care news',2,'since:1811314800',0,1811401200,NULL,'sent','',1811401200);
INSERT INTO "timers" VALUES(874,'request waits',1,'request:7',1,1811746800,NULL,'scheduled','',1811314800);
INSERT INTO "timers" VALUES(875,'request waits',1,'request:8',1,1811746800,NULL,'cancelled','it is done',1811408418);
INSERT INTO "timers" VALUES(876,'request waits',1,'request:3',20,1811746800,NULL,'scheduled','',1811314800);
INSERT INTO "timers" VALUES(879,'request waits',1,'request:2',47,1811746800,NULL,'scheduled','',1811314800);
INSERT INTO "timers" VALUES(880,'request waits',1,'request:1',48,1811746800,NULL,'scheduled','',1811314800);
INSERT INTO "timers" VALUES(881,'private again',8,'talk:4',2,1811586600,1814945400,'scheduled','',1811327400);
INSERT INTO "timers" VALUES(882,'private again',9,'talk:4',2,1811586600,1814945400,'scheduled','',1811327400);
INSERT INTO "timers" VALUES(883,'intake waits',42,'intake',1,1811595603,NULL,'scheduled','',1811336403);
INSERT INTO "timers" VALUES(887,'intake waits',43,'intake',1,1811595618,NULL,'scheduled','',1811336418);
INSERT INTO "timers" VALUES(889,'year begins',42,'match:17',0,1811336435,NULL,'sent','',1811336435);
INSERT INTO "timers" VALUES(890,'rhythm',42,'match:17',1,1811863800,NULL,'scheduled','',1811336435);
INSERT INTO "timers" VALUES(891,'no first meeting',42,'match:17',0,1812524400,NULL,'scheduled','',1811336435);
INSERT INTO "timers" VALUES(893,'first weeks',43,'match:17',0,1811518200,1811950200,'sent','',1811518200);
INSERT INTO "timers" VALUES(894,'first weeks',42,'match:17',1,1811863800,1812295800,'scheduled','',1811336435);
INSERT INTO "timers" VALUES(895,'first weeks',43,'match:17',2,1811863800,1812295800,'scheduled','',1811336435);
INSERT INTO "timers" VALUES(896,'talk ask',42,'talk:27',0,1811412000,NULL,'sent','',1811412000);
INSERT INTO "timers" VALUES(897,'talk overdue',42,'match:17',27,1820991600,NULL,'scheduled','',1811336435);
INSERT INTO "timers" VALUES(898,'talk ask',42,'talk:28',0,1812016800,NULL,'scheduled','',1811336435);
INSERT INTO "timers" VALUES(899,'talk overdue',42,'match:17',28,1828857600,NULL,'scheduled','',1811336435);
INSERT INTO "timers" VALUES(906,'request waits',1,'request:4',20,1811833200,NULL,'scheduled','',1811401200);
INSERT INTO "timers" VALUES(911,'two hours',26,'meeting:2',2,1811588400,1811592900,'scheduled','',1811408406);
INSERT INTO "timers" VALUES(912,'after',26,'meeting:2',2,1811602800,1812200400,'scheduled','',1811408406);
INSERT INTO "timers" VALUES(914,'two hours',27,'meeting:2',2,1811588400,1811592900,'scheduled','',1811408406);
INSERT INTO "timers" VALUES(915,'after',27,'meeting:2',2,1811602800,1812200400,'scheduled','',1811408406);
INSERT INTO "timers" VALUES(919,'day before',35,'meeting:3',2,1811433600,1811498400,'sent','',1811433600);
INSERT INTO "timers" VALUES(920,'two hours',35,'meeting:3',2,1811498400,1811502900,'sent','',1811498400);
INSERT INTO "timers" VALUES(921,'after',35,'meeting:3',2,1811512800,1812110400,'sent','',1811512800);
INSERT INTO "timers" VALUES(922,'meeting unanswered',24,'meeting:4',1,1811494817,1811937600,'cancelled','it has changed since',1811408418);
INSERT INTO "timers" VALUES(923,'day before',24,'meeting:4',2,1811865600,1811930400,'scheduled','',1811408418);
INSERT INTO "timers" VALUES(924,'two hours',24,'meeting:4',2,1811930400,1811934900,'scheduled','',1811408418);
INSERT INTO "timers" VALUES(925,'after',24,'meeting:4',2,1811944800,1812542400,'scheduled','',1811408418);
INSERT INTO "timers" VALUES(926,'day before',25,'meeting:4',2,1811865600,1811930400,'scheduled','',1811408418);
INSERT INTO "timers" VALUES(927,'two hours',25,'meeting:4',2,1811930400,1811934900,'scheduled','',1811408418);
INSERT INTO "timers" VALUES(928,'after',25,'meeting:4',2,1811944800,1812542400,'scheduled','',1811408418);
INSERT INTO "timers" VALUES(929,'meeting unanswered',30,'meeting:5',1,1811494823,1811678400,'sent','',1811494823);
INSERT INTO "timers" VALUES(930,'pause over',19,'match:6',1813820400,1813820400,NULL,'scheduled','',1811408426);
INSERT INTO "timers" VALUES(931,'pause over',20,'match:6',1813820400,1813820400,NULL,'scheduled','',1811408426);
INSERT INTO "timers" VALUES(932,'match ends',21,'match:7',2,1812610800,NULL,'scheduled','',1811408431);
INSERT INTO "timers" VALUES(933,'intake waits',44,'intake',1,1811667634,NULL,'scheduled','',1811408434);
INSERT INTO "timers" VALUES(935,'sign-ups',2,'since:1811408445',0,1811487600,NULL,'sent','',1811487600);
INSERT INTO "timers" VALUES(937,'intake waits',45,'intake',1,1811667649,NULL,'scheduled','',1811408449);
INSERT INTO "timers" VALUES(939,'match unanswered',44,'match:18',3,1811667671,NULL,'scheduled','',1811408471);
INSERT INTO "timers" VALUES(940,'match unanswered',45,'match:18',3,1811667671,NULL,'scheduled','',1811408471);
INSERT INTO "timers" VALUES(941,'intake waits',46,'intake',1,1811667674,NULL,'scheduled','',1811408474);
INSERT INTO "timers" VALUES(943,'intake waits',47,'intake',1,1811667689,NULL,'scheduled','',1811408489);
INSERT INTO "timers" VALUES(945,'consult unanswered',3,'match:19',2,1811667709,NULL,'scheduled','',1811408509);
INSERT INTO "timers" VALUES(947,'match silent',36,'match:15',3,1811667710,NULL,'scheduled','',1811408510);
INSERT INTO "timers" VALUES(948,'match silent',37,'match:15',3,1811667710,NULL,'scheduled','',1811408510);
INSERT INTO "timers" VALUES(949,'consult silent',3,'match:16',2,1811667710,NULL,'scheduled','',1811408510);
INSERT INTO "timers" VALUES(950,'ask Consult',3,'match:16',2,1811484000,NULL,'sent','',1811484000);
INSERT INTO "timers" VALUES(951,'unreachable',41,'',0,1811494910,NULL,'sent','',1811494910);
INSERT INTO "timers" VALUES(952,'request waits',1,'request:9',1,1811840510,NULL,'scheduled','',1811408510);
INSERT INTO "timers" VALUES(953,'talk silent',34,'talk:25',2,1811671200,1819006200,'scheduled','',1811412000);
INSERT INTO "timers" VALUES(955,'talk silent',35,'talk:25',2,1811671200,1819006200,'scheduled','',1811412000);
INSERT INTO "timers" VALUES(956,'ask TalkAsked',35,'talk:25',2,1811484000,NULL,'sent','',1811484000);
INSERT INTO "timers" VALUES(957,'talk silent',3,'talk:25',2,1811671200,1819006200,'scheduled','',1811412000);
INSERT INTO "timers" VALUES(958,'talk unanswered',42,'talk:27',2,1811671200,1819179000,'scheduled','',1811412000);
INSERT INTO "timers" VALUES(959,'talk unanswered',43,'talk:27',2,1811671200,1819179000,'scheduled','',1811412000);
INSERT INTO "timers" VALUES(960,'talk unanswered',3,'talk:27',2,1811671200,1819179000,'scheduled','',1811412000);
INSERT INTO "timers" VALUES(961,'ask TalkAskedStaff',3,'talk:27',2,1811484000,NULL,'sent','',1811484000);
INSERT INTO "timers" VALUES(962,'private silent',4,'talk:2',2,1811673000,1815982200,'scheduled','',1811413800);
INSERT INTO "timers" VALUES(963,'private silent',5,'talk:2',2,1811673000,1815982200,'scheduled','',1811413800);
INSERT INTO "timers" VALUES(964,'request waits',1,'request:5',2,1811851201,NULL,'scheduled','',1811419201);
INSERT INTO "timers" VALUES(966,'inbox overdue',2,'since:1811419201',0,1811491200,NULL,'sent','',1811491200);
INSERT INTO "timers" VALUES(967,'after nudge',28,'meeting:1',2,1811512800,1812024000,'sent','',1811512800);
INSERT INTO "timers" VALUES(968,'after nudge',29,'meeting:1',2,1811512800,1812024000,'cancelled','answered',1811491796);
INSERT INTO "timers" VALUES(969,'theme missed',1,'theme:2',0,1811531702,NULL,'sent','',1811531702);
INSERT INTO "timers" VALUES(971,'still wanted',6,'',0,1811491260,NULL,'sent','',1811491260);
INSERT INTO "timers" VALUES(973,'theme after',1,'theme:3',1,1813091400,NULL,'scheduled','',1811491210);
INSERT INTO "timers" VALUES(976,'theme opens',1,'theme:5',1,1811491230,1813167000,'sent','',1811491240);
INSERT INTO "timers" VALUES(977,'theme after',1,'theme:5',1,1813177800,NULL,'cancelled','it has changed since',1811532773);
INSERT INTO "timers" VALUES(978,'theme opens',1,'theme:6',1,1819094400,1820943000,'scheduled','',1811491240);
INSERT INTO "timers" VALUES(979,'theme after',1,'theme:6',1,1820953800,NULL,'scheduled','',1811491240);
INSERT INTO "timers" VALUES(980,'theme opens',1,'theme:7',1,1822723200,1824571800,'scheduled','',1811491240);
INSERT INTO "timers" VALUES(981,'theme after',1,'theme:7',1,1824582600,NULL,'scheduled','',1811491240);
INSERT INTO "timers" VALUES(988,'theme invite',18,'theme:3',1,1811604600,NULL,'scheduled','2 nudges this week already',1811491240);
INSERT INTO "timers" VALUES(992,'theme invite',27,'theme:3',1,1811604600,NULL,'scheduled','2 nudges this week already',1811491240);
INSERT INTO "timers" VALUES(993,'theme invite',29,'theme:3',1,1811604600,NULL,'scheduled','2 nudges this week already',1811491240);
INSERT INTO "timers" VALUES(994,'theme invite',31,'theme:3',1,1811604600,NULL,'scheduled','2 nudges this week already',1811491240);
INSERT INTO "timers" VALUES(1034,'theme invite',35,'theme:5',1,1811863800,NULL,'cancelled','it has changed since',1811532773);
INSERT INTO "timers" VALUES(1040,'theme invite',47,'theme:5',1,1811491240,NULL,'sent','',1811491240);
INSERT INTO "timers" VALUES(1042,'ask ThemeInvite',34,'theme:4',1,1811527200,NULL,'sent','',1811527200);
INSERT INTO "timers" VALUES(1055,'ask ThemeInvite',47,'theme:5',1,1811534440,NULL,'cancelled','it has changed since',1811532773);
INSERT INTO "timers" VALUES(1056,'erased news',1,'since:1811491260',0,1811746800,NULL,'scheduled','',1811491260);
INSERT INTO "timers" VALUES(1057,'erased news',2,'since:1811491260',0,1811746800,NULL,'scheduled','',1811491260);
INSERT INTO "timers" VALUES(1058,'kept too long',6,'said:1751',1,1814083260,NULL,'scheduled','',1811491260);
INSERT INTO "timers" VALUES(1059,'theme week',5,'theme:3',1,1812441600,1812787200,'scheduled','',1811491542);
INSERT INTO "timers" VALUES(1060,'theme tomorrow',5,'theme:3',1,1812988800,1813080600,'scheduled','',1811491542);
INSERT INTO "timers" VALUES(1061,'theme week',15,'theme:3',1,1812441600,1812787200,'scheduled','',1811491544);
INSERT INTO "timers" VALUES(1062,'theme tomorrow',15,'theme:3',1,1812988800,1813080600,'scheduled','',1811491544);
INSERT INTO "timers" VALUES(1069,'theme week',15,'theme:5',1,1812528000,1812873600,'cancelled','it has changed since',1811532773);
INSERT INTO "timers" VALUES(1070,'theme tomorrow',15,'theme:5',1,1813075200,1813167000,'cancelled','it has changed since',1811532773);
INSERT INTO "timers" VALUES(1071,'intake waits',48,'intake',1,1811750756,NULL,'scheduled','',1811491556);
INSERT INTO "timers" VALUES(1072,'intake waits',49,'intake',1,1811750764,NULL,'scheduled','',1811491564);
INSERT INTO "timers" VALUES(1073,'intake waits',50,'intake',1,1811750777,NULL,'scheduled','',1811491577);
INSERT INTO "timers" VALUES(1074,'intake waits',51,'intake',1,1811750791,NULL,'scheduled','',1811491591);
INSERT INTO "timers" VALUES(1075,'intake waits',52,'intake',1,1811750799,NULL,'scheduled','',1811491599);
INSERT INTO "timers" VALUES(1076,'intake waits',53,'intake',1,1811750802,NULL,'scheduled','',1811491602);
INSERT INTO "timers" VALUES(1077,'intake waits',54,'intake',1,1811750820,NULL,'scheduled','',1811491620);
INSERT INTO "timers" VALUES(1078,'intake waits',55,'intake',1,1811750837,NULL,'scheduled','',1811491637);
INSERT INTO "timers" VALUES(1079,'intake waits',59,'intake',1,1811750860,NULL,'scheduled','',1811491660);
INSERT INTO "timers" VALUES(1080,'sign-ups',1,'since:1811491671',0,1811746800,NULL,'scheduled','',1811491671);
INSERT INTO "timers" VALUES(1081,'sign-ups',2,'since:1811491671',0,1811746800,NULL,'scheduled','',1811491671);
INSERT INTO "timers" VALUES(1088,'rhythm',62,'match:20',1,1811863800,NULL,'scheduled','',1811491717);
INSERT INTO "timers" VALUES(1089,'rhythm',64,'match:21',1,1811863800,NULL,'scheduled','',1811491717);
INSERT INTO "timers" VALUES(1090,'talk ask',64,'talk:29',0,1813312800,NULL,'scheduled','',1811491717);
INSERT INTO "timers" VALUES(1091,'talk overdue',64,'match:21',29,1816239600,NULL,'scheduled','',1811491717);
INSERT INTO "timers" VALUES(1092,'talk ask',64,'talk:30',0,1814522400,NULL,'scheduled','',1811491717);
INSERT INTO "timers" VALUES(1093,'talk overdue',64,'match:21',30,1824102000,NULL,'scheduled','',1811491717);
INSERT INTO "timers" VALUES(1095,'ask MeetingAsked',62,'meeting:6',1,1812096529,NULL,'scheduled','',1811491729);
INSERT INTO "timers" VALUES(1096,'meeting unanswered',62,'meeting:6',1,1811578129,1811937600,'scheduled','',1811491729);
INSERT INTO "timers" VALUES(1101,'part week',11,'part:1',1,1819209600,1819724400,'scheduled','',1811491769);
INSERT INTO "timers" VALUES(1102,'part tomorrow',11,'part:1',1,1819728000,1819792800,'scheduled','',1811491769);
INSERT INTO "timers" VALUES(1103,'part end week',11,'part:1',1,1850832000,1851346800,'scheduled','',1811491769);
INSERT INTO "timers" VALUES(1104,'part end tomorrow',11,'part:1',1,1851350400,1851415200,'scheduled','',1811491769);
INSERT INTO "timers" VALUES(1105,'path news',11,'since:1811491769',0,1811492669,NULL,'sent','',1811492669);
INSERT INTO "timers" VALUES(1106,'announce',1,'announce:1',2,1812441600,NULL,'scheduled','',1811491782);
INSERT INTO "timers" VALUES(1107,'request waits',1,'request:10',1,1811919600,NULL,'scheduled','',1811491796);
INSERT INTO "timers" VALUES(1108,'care news',1,'since:1811491796',0,1811746800,NULL,'scheduled','',1811491796);
INSERT INTO "timers" VALUES(1109,'care news',2,'since:1811491796',0,1811746800,NULL,'scheduled','',1811491796);
INSERT INTO "timers" VALUES(1112,'request waits',1,'request:11',1,1811919600,NULL,'scheduled','',1811491812);
INSERT INTO "timers" VALUES(1113,'inbox news',1,'since:1811491812',0,1811747100,NULL,'scheduled','',1811491812);
INSERT INTO "timers" VALUES(1114,'inbox news',2,'since:1811491812',0,1811747100,NULL,'scheduled','',1811491812);
INSERT INTO "timers" VALUES(1117,'request waits',1,'request:12',1,1811919600,NULL,'scheduled','',1811491833);
INSERT INTO "timers" VALUES(1118,'talk unanswered',26,'talk:18',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1119,'talk unanswered',27,'talk:18',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1120,'talk unanswered',1,'talk:18',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1121,'talk unanswered',2,'talk:18',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1122,'ask TalkAsked',27,'talk:18',2,1811534753,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1123,'ask TalkAskedStaff',1,'talk:18',2,1811535040,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1124,'talk unanswered',28,'talk:20',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1125,'talk unanswered',29,'talk:20',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1126,'talk unanswered',1,'talk:20',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1127,'talk unanswered',2,'talk:20',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1128,'ask TalkAsked',29,'talk:20',2,1811534996,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1129,'ask TalkAskedStaff',1,'talk:20',2,1811535040,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1130,'talk unanswered',30,'talk:22',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1131,'talk unanswered',31,'talk:22',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1132,'talk unanswered',1,'talk:22',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1133,'talk unanswered',2,'talk:22',2,1811757600,1826526600,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1134,'ask TalkAsked',30,'talk:22',2,1811538023,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1135,'ask TalkAskedStaff',1,'talk:22',2,1811535040,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1140,'ask TalkAsked',18,'talk:24',2,1811535035,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1141,'ask TalkAskedStaff',1,'talk:24',2,1811535040,NULL,'scheduled','',1811498400);
INSERT INTO "timers" VALUES(1142,'after nudge',34,'meeting:3',2,1811599200,1812110400,'scheduled','',1811512800);
INSERT INTO "timers" VALUES(1143,'ask AfterMeeting',34,'meeting:3',2,1811534748,NULL,'scheduled','',1811512800);
INSERT INTO "timers" VALUES(1144,'after nudge',35,'meeting:3',2,1811599200,1812110400,'scheduled','',1811512800);
INSERT INTO "timers" VALUES(1145,'ask AfterMeeting',35,'meeting:3',2,1811534440,NULL,'scheduled','',1811512800);
INSERT INTO "timers" VALUES(1146,'ask AfterMeeting',28,'meeting:1',2,1811541600,NULL,'scheduled','',1811512800);
INSERT INTO "timers" VALUES(1147,'blocked',46,'',0,1811516701,NULL,'sent','',1811516701);
INSERT INTO "timers" VALUES(1148,'unreachable',46,'',0,1811603101,NULL,'scheduled','',1811516701);
INSERT INTO "timers" VALUES(1149,'request waits',1,'request:13',1,1811919600,NULL,'scheduled','',1811516701);
INSERT INTO "timers" VALUES(1151,'talk tomorrow',13,'talk:7',2,1811779200,1811835000,'scheduled','',1811527506);
INSERT INTO "timers" VALUES(1152,'talk over',13,'talk:7',2,1811845800,NULL,'scheduled','',1811527506);
INSERT INTO "timers" VALUES(1154,'talk tomorrow',14,'talk:7',2,1811779200,1811835000,'scheduled','',1811527506);
INSERT INTO "timers" VALUES(1155,'talk over',14,'talk:7',2,1811845800,NULL,'scheduled','',1811527506);
INSERT INTO "timers" VALUES(1156,'talk prepare',3,'talk:7',2,1811531106,1811835000,'sent','',1811531106);
INSERT INTO "timers" VALUES(1157,'talk tomorrow',3,'talk:7',2,1811779200,1811835000,'scheduled','',1811527506);
INSERT INTO "timers" VALUES(1158,'talk outcome',3,'talk:7',2,1811845800,1814254200,'scheduled','',1811527506);
INSERT INTO "timers" VALUES(1161,'file here',81,'file:2113',0,1811529036,NULL,'sent','',1811529036);
INSERT INTO "timers" VALUES(1163,'sign-ups',71,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1164,'sign-ups',72,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1165,'sign-ups',73,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1166,'sign-ups',74,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1167,'sign-ups',75,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1168,'sign-ups',76,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1169,'sign-ups',77,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1170,'sign-ups',78,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1171,'sign-ups',79,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1172,'sign-ups',80,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1173,'sign-ups',81,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1174,'sign-ups',82,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1175,'sign-ups',83,'since:1811529121',0,1811746800,NULL,'scheduled','',1811529121);
INSERT INTO "timers" VALUES(1202,'ask PrepareForTalk',13,'talk:7',2,1811570400,NULL,'scheduled','',1811531106);
INSERT INTO "timers" VALUES(1203,'ask PrepareForTalk',14,'talk:7',2,1811570400,NULL,'scheduled','',1811531106);
INSERT INTO "timers" VALUES(1204,'ask PrepareForTalkStaff',3,'talk:7',2,1811570400,NULL,'scheduled','',1811531106);
INSERT INTO "timers" VALUES(1205,'missed twice',12,'theme:2',0,1812096040,NULL,'scheduled','2 nudges this week already',1811531702);
INSERT INTO "timers" VALUES(1206,'missed twice',15,'theme:2',0,1812096040,NULL,'scheduled','2 nudges this week already',1811531702);
INSERT INTO "timers" VALUES(1207,'ask MeetingAsked',18,'meeting:7',1,1811570400,NULL,'scheduled','',1811532605);
INSERT INTO "timers" VALUES(1208,'meeting unanswered',18,'meeting:7',1,1811619005,1811851200,'scheduled','',1811532605);
INSERT INTO "timers" VALUES(1213,'ask MatchProposal',102,'match:30',3,1811570400,NULL,'scheduled','',1811532645);
INSERT INTO "timers" VALUES(1214,'match unanswered',102,'match:30',3,1811791845,NULL,'scheduled','',1811532645);
INSERT INTO "timers" VALUES(1215,'ask MatchProposal',103,'match:30',3,1811570400,NULL,'scheduled','',1811532645);
INSERT INTO "timers" VALUES(1216,'match unanswered',103,'match:30',3,1811791845,NULL,'scheduled','',1811532645);
INSERT INTO "timers" VALUES(1221,'consult unanswered',3,'match:31',2,1811791883,NULL,'scheduled','',1811532683);
INSERT INTO "timers" VALUES(1222,'ask Consult',3,'match:31',2,1811570400,NULL,'scheduled','',1811532683);
INSERT INTO "timers" VALUES(1223,'ask TalkAsked',25,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1225,'ask TalkAskedStaff',1,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1227,'ask TalkAskedStaff',2,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1229,'ask TalkAskedStaff',71,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1231,'ask TalkAskedStaff',72,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1233,'ask TalkAskedStaff',73,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1235,'ask TalkAskedStaff',74,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1237,'ask TalkAskedStaff',75,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1239,'ask TalkAskedStaff',76,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1241,'ask TalkAskedStaff',77,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1243,'ask TalkAskedStaff',78,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1245,'ask TalkAskedStaff',79,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1247,'ask TalkAskedStaff',80,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1249,'ask TalkAskedStaff',81,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1251,'ask TalkAskedStaff',82,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1253,'ask TalkAskedStaff',83,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1255,'ask TalkAskedStaff',84,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1257,'ask TalkAskedStaff',85,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1259,'ask TalkAskedStaff',86,'talk:16',3,1811570400,NULL,'scheduled','',1811532685);
INSERT INTO "timers" VALUES(1261,'announce',75,'announce:3',2,1811532759,NULL,'sent','',1811532765);
INSERT INTO "timers" VALUES(1262,'announce part',75,'announce:3',1,1811532765,NULL,'scheduled','',1811532765);
INSERT INTO "timers" VALUES(1263,'announce look',75,'announce:3',1,1811532768,NULL,'scheduled','',1811532765);
INSERT INTO "timers" VALUES(1264,'theme missed',2,'theme:2',0,1811619168,NULL,'scheduled','',1811532768);
INSERT INTO "timers" VALUES(1265,'theme changed',5,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1266,'theme changed',15,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1267,'theme changed',9,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1268,'theme changed',12,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1269,'theme changed',14,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1270,'theme changed',17,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1271,'theme changed',18,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1272,'theme changed',20,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1273,'theme changed',22,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1274,'theme changed',25,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1275,'theme changed',27,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1276,'theme changed',29,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1277,'theme changed',31,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1278,'theme changed',35,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1279,'theme changed',37,'theme:5',2,1811532773,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1285,'theme opens',1,'theme:5',2,1811532773,1813341600,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1286,'theme after',1,'theme:5',2,1813352400,NULL,'scheduled','',1811532773);
INSERT INTO "timers" VALUES(1287,'theme cancelled',4,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1288,'theme cancelled',34,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1289,'theme cancelled',8,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1290,'theme cancelled',11,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1291,'theme cancelled',13,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1292,'theme cancelled',16,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1293,'theme cancelled',19,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1294,'theme cancelled',21,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1295,'theme cancelled',24,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1296,'theme cancelled',26,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1297,'theme cancelled',28,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1298,'theme cancelled',30,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1299,'theme cancelled',32,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1300,'theme cancelled',33,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1301,'theme cancelled',36,'theme:4',2,1811532776,NULL,'scheduled','',1811532776);
INSERT INTO "timers" VALUES(1306,'part week',4,'part:2',1,1819209600,1819724400,'scheduled','',1811532781);
INSERT INTO "timers" VALUES(1307,'part tomorrow',4,'part:2',1,1819728000,1819792800,'scheduled','',1811532781);
INSERT INTO "timers" VALUES(1308,'part end week',4,'part:2',1,1850832000,1851346800,'scheduled','',1811532781);
INSERT INTO "timers" VALUES(1309,'part end tomorrow',4,'part:2',1,1851350400,1851415200,'scheduled','',1811532781);
INSERT INTO "timers" VALUES(1310,'path news',4,'since:1811532781',0,1811533681,NULL,'scheduled','',1811532781);
INSERT INTO "timers" VALUES(1311,'talk staff left',24,'talk:15',4,1811532781,NULL,'scheduled','',1811532781);
INSERT INTO "timers" VALUES(1312,'talk staff left',24,'talk:16',4,1811532781,NULL,'scheduled','',1811532781);
INSERT INTO "timers" VALUES(1313,'blocked',38,'',0,1811532782,NULL,'scheduled','',1811532782);
INSERT INTO "timers" VALUES(1314,'undelivered',68,'why:no template',0,1811532782,NULL,'scheduled','',1811532782);
INSERT INTO "timers" VALUES(1315,'year begins',33,'match:13',0,1811532782,NULL,'scheduled','',1811532782);
INSERT INTO "timers" VALUES(1316,'file here',84,'file:2516',0,1811532784,NULL,'scheduled','',1811532784);
INSERT INTO "timers" VALUES(1317,'still wanted',4,'',0,1811532785,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1318,'still wanted',5,'',0,1811532785,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1319,'still wanted',8,'',0,1811532785,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1320,'still wanted',9,'',0,1811532785,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1321,'still wanted',10,'',0,1811532785,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1322,'ask HowToGoOn',9,'talk:4',2,1811570400,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1323,'ask TalkOutcome',1,'talk:4',2,1811570400,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1324,'ask ThemeInvite',18,'theme:3',1,1811570400,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1325,'ask WhyMissed',15,'theme:2',1,1811570400,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1326,'ask TalkMoveStaff',3,'talk:27',2,1811570400,NULL,'scheduled','',1811532785);
INSERT INTO "timers" VALUES(1327,'inbox overdue',1,'since:1811273585',0,1811750400,NULL,'scheduled','',1811532785);
CREATE INDEX ix_outbox_again ON outbox (address) WHERE state = 'queued' AND attempt > 0;
CREATE INDEX ix_outbox_unsent ON outbox (rank, id) WHERE state IN ('queued', 'sending');
CREATE INDEX ix_addresses_person_id ON addresses (person_id);
CREATE INDEX ix_conversations_going_on ON conversations (person_id) WHERE stage IN ('open', 'waiting');
CREATE INDEX ix_conversations_person_id_flow ON conversations (person_id, flow);
CREATE INDEX ix_matches_state ON matches (state);
CREATE INDEX ix_timers_due ON timers (due_at) WHERE state = 'scheduled';
CREATE INDEX ix_timers_waiting ON timers (about) WHERE state = 'scheduled';
CREATE INDEX ix_match_members_match_id ON match_members (match_id);
CREATE INDEX ix_match_members_person_id ON match_members (person_id);
CREATE INDEX ix_meetings_match_id ON meetings (match_id);
CREATE INDEX ix_journal_whom ON journal (whom) WHERE whom IS NOT NULL;
CREATE INDEX ix_people_staff_id ON people (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX ix_outbox_waiting ON outbox (address) WHERE state = 'waiting';
CREATE INDEX ix_theme_meetings_programme_starts_at ON theme_meetings (programme, starts_at);
CREATE INDEX ix_signs_match_id ON signs (match_id);
CREATE INDEX ix_signs_open ON signs (programme, opened_at) WHERE closed_at IS NULL;
CREATE INDEX ix_talks_match_id ON talks (match_id);
CREATE INDEX ix_theme_replies_person_id ON theme_replies (person_id);
CREATE INDEX ix_talk_answers_person_id ON talk_answers (person_id);
CREATE INDEX ix_announcements_programme_created_at ON announcements (programme, created_at);
CREATE INDEX ix_announced_person_id ON announced (person_id);
CREATE INDEX ix_announced_left ON announced (announcement_id, id) WHERE state = 'left';
CREATE INDEX ix_requests_person_id ON requests (person_id);
CREATE INDEX ix_requests_waiting ON requests (programme, opened_at) WHERE state != 'closed';
CREATE INDEX ix_files_person_id ON files (person_id);
CREATE INDEX ix_files_wanted ON files (id) WHERE state = 'wanted';
COMMIT;
