"""Words of danger and fear in four languages: cries are heard however they are written, and what
people write every day is not taken for one."""

import pytest

from bot.ground.alarm import Alarm, Cry, Danger
from bot.language.speech import Speech

CRIES = {
    "en": [
        "my husband is beating me",
        "he hits me",
        "he beat me",
        "He is going to hit my children",
        "I want to end my life",
        "I want to die",
        "I can't go on",
        "I can’t go on. Nobody hears me",
        "I cant go on like this",
        "someone is following me",
        "A man follows us when we go out",
        "he has a knife",
        "suicide",
        "I don't want to live anymore",
        "he strangled me",
        "he locked me in",
        "he wants to murder me",
        "I was beaten by my brother",
        "I am being threatened",
        "he keeps kicking my daughter",
        "MY HUSBAND HITS ME!!!",
        "hehitsme",
        "my husband beatsme",
        "please help me",
        "he says he will kill us",
        "I'm dying, call an ambulance",
        "I'm dying to see you but he hits me",
        "he took my passport",
        "my mentor touched me",
        "he touches my daughter",
        "I took pills",
        "there is a fire",
        "he wants to marry me by force",
        "he wants sex from me",
        "he sent naked pictures of me",
        "he hits the children",
    ],
    "nl": [
        "hij sloeg mij",
        "hij slaat me",
        "mijn man slaat me",
        "ik wil niet meer leven",
        "hij bedreigt me",
        "ik word geslagen",
        "ik ben bang voor hem",
        "hij heeft mij gewurgd",
        "mijn man sluit mij op",
        "ik wil dood",
        "Ik kan niet meer.",
        "ik kan niet meer, alsjeblieft",
        "hij steekt me neer",
        "iemand volgt mij",
        "ik word door een man gevolgd",
        "dat hij mij schopt",
        "hij slaat mijn kinderen",
        "hijslaatme",
        "hijslaat me",
        "ik maak er een einde aan, een einde aan mijn leven",
        "HIJ DREIGT MET EEN MES",
        "mag van hem niet naar buiten",
        "help me",
        "Help! Mijn man is boos",
        "ik durf niet naar huis",
        "hij laat mij het huis niet uit",
        "hij heeft mijn paspoort afgepakt",
        "ik maak er een eind aan",
        "hij slaat de kinderen",
        "help mij aub",
        "hij raakt mij aan",
        "mijn mentor zit aan me",
        "er is brand",
        "ik heb pillen geslikt",
        "hij wil seks",
    ],
    "ar": [
        "زوجي يضربني",
        "زوجي بيضربني",
        "جوزي عم يضربني",
        "ضربني زوجي",
        "رح يقتلني",
        "بدي موت",
        "ما بدي عيش",
        "لا أريد أن أعيش",
        "أريد أن أموت",
        "اريد انهاء حياتي",
        "حدا عم يلحقني",
        "في رجل يتبعني",
        "معه سكين",
        "أَنَا خَائِفَةٌ مِنْهُ",
        "انا خايفه منه",
        "هددني بالقتل",
        "عم يهددني",
        "ما عاد فيني",
        "لا أستطيع الاستمرار",
        "حبسني في البيت",
        "بيخنقني",
        "خنقتني",
        "انتحار",
        "تعبت من حياتي",
        "يضـربني",
        "ana khayfa",
        "اخذ باسبوري",
        "عم يلمسني",
        "يطلب الجنس",
        "صور عارية",
        "بلعت حبوب",
        "يتزوجني بالقوة",
    ],
    "ti": [
        "ሰብኣየይ ይወቅዓኒ",
        "ሰብኣየይ ይወቕዓኒ ኣሎ",
        "ሰብአየይ ይወቅአኒ",
        "ወቒዑኒ",
        "ወቂኡኒ",
        "ክመውት እደሊ",
        "ክቐትለኒ ኢሉ",
        "ክቀትለኒ ኢሉ",
        "ብህይወት ክነብር ኣይደልን",
        "ሰብ ይስዕበኒ ኣሎ",
        "ይስእበኒ አሎ",
        "ካራ ኣለዎ",
        "የፈራርሃኒ",
        "ፈሪሐ ኣለኹ",
        "ፈሪሃ አለኹ",
        "ሓደጋ",
        "ሀደጋ አሎ",
        "ኀደጋ ኣሎ",
        "ክቕጽል ኣይክእልን",
        "ክቕፅል ኣይክእልን",
        "ይቀጥቅጠኒ",
        "ሓኒቑኒ",
        "ነብሰ ቅትለት",
        "ርድኡና",
        "ገሊሁኒ",
        "ሓዊ",
        "ይትንክፈኒ",
        "ፓስፖርተይ ወሲዱኒ",
        "ብሓይሊ ክምርዓወኒ",
    ],
}
HARMLESS = {
    "en": [
        "I'm dying to see you",
        "he hit a goal",
        "I was watching when he hit a goal",
        "the clock hit twelve",
        "Can you help me with a letter?",
        "I can't go on Tuesday",
        "I don't want to live in Amsterdam",
        "My phone is dying, I write later",
        "I am afraid I can't come tomorrow",
        "I have a blood test on Monday",
        "He follows the course with me",
        "You can follow me on Facebook",
        "We beat the other team",
        "My son kicks the ball",
        "We had to kill time at the station",
        "I want to go to the park",
        "Do you have a knife and fork?",
        "The bus was late, tell me when you are there",
        "Your letter touched me",
        "Can you help me with my passport",
        "I take my pills in the morning",
        "We sat around a fire",
        "Touch the screen to see me",
    ],
    "nl": [
        "het weer slaat om",
        "de klok slaat",
        "vertel me hoe laat de klok slaat",
        "mijn zoon schopt de bal",
        "mijn zoon slaagt voor zijn examen",
        "ik wil die afspraak graag verzetten",
        "die vrouw van de gemeente",
        "dat slaat nergens op",
        "ik kan niet meer komen op dinsdag",
        "ik ben bang dat ik te laat kom",
        "kunt u mij helpen met een brief?",
        "help me met mijn brief",
        "mijn telefoon is dood",
        "ik volg een cursus",
        "ik heb een cursus gevolgd",
        "het dreigt te regenen",
        "ik moet bloed prikken",
        "ik ben geslaagd",
        "het ligt aan mij",
        "ik heb mijn pillen ingenomen",
        "mijn paspoort is klaar",
        "ik zit aan de koffie",
        "de brandweer was op school",
        "hij zit aan tafel met mij",
    ],
    "ar": [
        "عندي موعد عند الطبيب غدا",
        "عندي فحص دم يوم الاثنين",
        "ابني يحفظ جدول الضرب",
        "شكرا على الرسالة",
        "أريد أن أتعلم الهولندية",
        "لا أريد أن أعيش في لاهاي",
        "متى نلتقي في المكتبة؟",
        "بدي روح عالسوق",
        "هذا البيت تبعنا",
        "زوجي يعمل في المطعم",
        "أحب المشي مع أولادي",
        "متت من الضحك",
    ],
    "ti": [
        "ከመይ ኣለኻ",
        "ጽባሕ ቆጸራ ኣለኒ",
        "ቋንቋ ሆላንድ ክመሃር እደሊ",
        "ናይ ደም መርመራ ኣለኒ",
        "ደብዳበ መጺኡኒ",
        "መዓስ ንራኸብ",
        "ምስ ደቀይ ናብ መናፈሻ ክኸይድ እየ",
        "ሰብኣየይ ኣብ ስራሕ ኣሎ",
        "የቐንየለይ",
        "ቡን ክንሰቲ ንኽእል",
        "ቤት መጻሕፍቲ ኣበይ ኣሎ",
        "ጽቡቕ መዓልቲ ይግበረልኩም",
    ],
}


def said(sentences: dict[str, list[str]]) -> list[str]:
    return [sentence for each in sentences.values() for sentence in each]


@pytest.mark.parametrize("cry", said(CRIES))
def test_a_cry_is_heard(speech: Speech, cry: str) -> None:
    assert speech.alarm.within(cry)
    assert speech.alarm.within(f"Hello. {cry.upper()} 😭")
    assert speech.alarm.within(f"{'I have a letter ' * 200}\n{cry}")


@pytest.mark.parametrize("sentence", said(HARMLESS))
def test_what_people_write_every_day_is_no_cry(speech: Speech, sentence: str) -> None:
    assert not speech.alarm.within(sentence)
    assert not speech.alarm.within(f"{sentence}. {sentence.upper()}!")


def test_there_are_many_of_both_in_each_language() -> None:
    assert len(said(CRIES)) >= 40
    assert len(said(HARMLESS)) >= 40
    assert CRIES.keys() == HARMLESS.keys()


@pytest.mark.parametrize("sign", ["'", "’", "‘", "`", "´", "ʼ", "", "'\u200b"])
def test_an_apostrophe_is_written_in_many_ways_or_left_out(speech: Speech, sign: str) -> None:
    assert speech.alarm.within(f"I can{sign}t go on")


def test_whom_it_is_done_to_stands_in_the_same_part_of_a_sentence() -> None:
    alarm = Alarm([Danger(cries=(Cry(("hits",), ("me",)),))])
    assert alarm.within("he hits and kicks me")
    assert not alarm.within("he hits. Me too")
    assert not alarm.within("he hits it with them and me")


def test_a_phrase_of_calm_takes_nothing_else_away() -> None:
    alarm = Alarm([Danger(words=("blood", "help me."), calm=("blood test",))])
    assert not alarm.within("a blood test, then home")
    assert alarm.within("a blood test and blood")
    assert alarm.within(f"blood test {'and so on ' * 390} blood")
    assert alarm.within("please help me!")
    assert not alarm.within("who can help me tomorrow")
