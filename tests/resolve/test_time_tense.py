"""Whether a weekday is past or to come: by what its clause tells, in invented sentences.

The day of publication is Wednesday 22 November 2023 throughout.
"""

import pytest
from tests.resolve.test_time import resolve

TO_COME = """
The funeral of the three brothers is on Friday.
Mourners gather for the funeral on Friday.
The envoy arrives in Sana'a on Friday.
The two sides hold a third round of talks in Doha on Friday.
The council takes up the matter on Friday.
A delegation flies to Cairo on Friday for more talks.
The ceasefire takes effect on Friday at noon.
The truce comes into force on Friday.
The amnesty lapses on Friday.
The minister is meeting his counterpart on Friday.
The president is travelling to Goma on Friday.
Voters go to the polls on Friday.
The election commission publishes the final list on Friday.
The court rules on the appeal on Friday.
The court is to rule on Friday.
He appears before a judge on Friday.
Unions have called a general strike for Friday.
Tribal elders are due back on Friday.
The deadline is Friday.
The army gave residents until Friday to leave.
Residents were told to leave by Friday.
Schools reopen on Friday.
Schools stay shut on Friday.
Banks are closed on Friday.
The convoy is scheduled for Friday.
The next flight leaves on Friday.
The parliament debates the bill on Friday.
A second convoy is planned for Friday, the agency said.
The Security Council discusses the report on Friday, diplomats said.
The group said it would hand over the hostages on Friday.
The group promised the release of ten more captives on Friday.
He threatened an attack on Friday.
A vote is expected on Friday.
Ahead of Friday's vote, soldiers patrolled the town.
Friday's summit in Nairobi will test the truce.
Security has been tightened before Friday prayers.
The talks resume Friday.
The two presidents meet Friday in Sochi.
Officials hope to reopen the road by Friday.
The curfew ends on Friday.
The rebels have announced a march on the capital for Friday.
They may return on Friday.
No flights before Friday.
The blockade will not be lifted before Friday.
The ultimatum runs until Friday.
The ultimatum expires on Friday.
The first of the prisoners go free on Friday.
The inquiry opens on Friday.
The hearing has been put off to Friday.
The exercise begins on Friday and involves 3,000 men.
The mediator returns to Khartoum on Friday.
The game kicks off on Friday.
The vote was postponed to Friday.
The session was adjourned until Friday.
The trial was set for Friday.
They agreed to meet again on Friday.
They agreed a truce that starts on Friday.
A planned rally on Friday has alarmed the police.
""".strip().split("\n")
PAST = """
The army says it killed nine rebels on Friday.
Rebels claim to have shot down a drone on Friday.
The ministry reports 14 dead in the shelling on Friday.
Footage shows a column entering the town on Friday.
The victims of the blast on Friday are being buried.
Two soldiers, killed on Friday, were buried at home.
The raid on Friday follows weeks of fighting.
Police have arrested two men over the attack on Friday.
The toll from Friday's strike has risen to nine.
According to the agency, the convoy reached the town on Friday.
Villagers say gunmen came on Friday and took the cattle.
The attack, on Friday, is the third this month.
A truce agreed on Friday is holding.
The group denies any part in the bombing on Friday.
The UN wants an inquiry into the strike on Friday.
The UN demands answers over the killings on Friday.
Three are dead after a clash on Friday.
At least 40 people have fled since the raid on Friday.
He called for calm after the riot on Friday.
He told reporters on Friday that talks would go on.
The minister, who is expected to resign, said on Friday that he was ill.
The government plans to rebuild the bridge hit on Friday.
The shelling on Friday of a market has drawn protests.
The men who will stand trial were seized on Friday.
Clashes on Friday left nine dead.
The strike on Friday left nine dead.
Demonstrators who marched on Friday want the mayor gone.
The rebels, ousted from the town on Friday, vow to return.
Israel warned of more strikes after a rocket hit Metula on Friday.
The port, shut on Friday after an attack, may reopen next week.
An airstrike late Friday hit a clinic.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", TO_COME)
def test_a_weekday_to_come_is_the_next_one(sentence: str) -> None:
    value = resolve(sentence, "Friday")[0].edtf
    assert value in {"2023-11-24", "2023-11-22/2023-11-24"}


@pytest.mark.parametrize("sentence", PAST)
def test_a_weekday_that_is_past_is_the_last_one(sentence: str) -> None:
    assert resolve(sentence, "Friday")[0].edtf == "2023-11-17"
