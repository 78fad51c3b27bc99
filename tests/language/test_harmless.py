"""Harmless words of every day do not count as danger, and beside real ones they hide nothing."""

import pytest

from bot.language.speech import Speech

HARMLESS = [
    *[
        "I am afraid of dogs",
        "I'm scared of dogs.",
        "I am scared of the exam",
        "My back hurts me",
        "my tooth is killing me",
    ],
    *["He beat me at chess", "you beat me to it", "I was afraid it would rain", "This heat is killing me"],
    *["I have to go to the police for my fingerprints", "police checked my ticket", "I want to kill mosquitoes"],
    *["Ik ben bang dat ik morgen niet kan", "Ik ben bang dat ik donderdag niet kan, sorry!", "Ik ben bang voor honden"],
    *[
        "Ik ben bang voor het examen",
        "Hij heeft me geslagen met dammen",
        "Mijn rug doet me pijn",
        "Ze slaat me steeds over",
    ],
    *["Ik moet naar de politie voor mijn rijbewijs", "Ik ga dood van het lachen", "Hij slaat mij een beurt over"],
    *["أخاف من الكلاب", "أخاف أن أتأخر غدا", "خايف من الامتحان", "ساعدوني في قراءة الرسالة", "قتلني الضحك"],
    *["ضربني التعب", "ضرب لي مثلا جميلا", "ذهبت إلى الشرطة للبصمات"],
    *["ኣብ ፈተና ፈሪሐ", "ካብ ከልቢ ይፈርሕ", "ሓግዙኒ በዚ ደብዳቤ", "በጃኹም ሓግዙኒ ፎርም ምምላእ", "ፖሊስ ከይደ ኣሻራ"],
]
DANGER = [
    *["I am afraid of my husband", "he beat me", "My back hurts me, he hits me", "I'm scared of dogs. He has a knife"],
    *["Ik ben bang voor mijn man", "Ik ben bang dat hij mij vermoordt", "Mijn rug doet me pijn, hij slaat me"],
    *[
        "Ik ben bang dat ik morgen niet kan, hij heeft me opgesloten",
        "أخاف من زوجي",
        "ساعدوني",
        "ساعدوني في البيت يضربني",
    ],
    *["ሓግዙኒ", "ሓግዙኒ ይወቅዓኒ", "ፎርም ሓግዙኒ፣ ካራ ኣለዎ"],
]


@pytest.mark.parametrize("said", HARMLESS)
def test_what_is_said_every_day_rings_nobody(speech: Speech, said: str) -> None:
    assert not speech.alarm.within(said)


@pytest.mark.parametrize("said", DANGER)
def test_beside_harmless_words_danger_is_heard(speech: Speech, said: str) -> None:
    assert speech.alarm.within(said)
