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
The alliance, whose leaders meet on Friday, is split.
It is not clear whether the talks will go ahead on Friday.
The prime minister, due in Paris on Friday, cancelled a visit to the front.
The rebels have until noon on Friday to lay down arms.
If the hostages are not freed by Friday, the town will be shelled.
Unless salaries are paid by Friday, teachers will walk out.
The envoy plans to visit both capitals on Friday and Saturday.
The first lorries could cross as early as Friday.
Rain is forecast for Friday.
The accord, to be signed on Friday, gives the rebels two ministries.
Prayers will be held on Friday for the dead.
The general, who retires on Friday, gave no interviews.
Tickets for Friday's match are sold out.
The party congress starting Friday will choose a leader.
The union threatens to strike on Friday.
The army wants the village empty by Friday.
From Friday no lorry may cross without a permit.
With effect from Friday, the curfew begins at nine.
Starting Friday, the curfew begins at nine.
Patrols are being doubled for Friday.
Security is tight ahead of the funeral on Friday.
A rally called by the opposition for Friday was banned.
The mayor banned a rally planned for Friday.
A strike called for Friday was suspended.
Their trial, which opens on Friday, is the first of its kind.
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
The general, who retired on Friday, gave no interviews.
The march on Friday drew 5,000 people.
The derby on Friday was played behind closed doors.
The talks on Friday ended without a result.
The accord signed on Friday gives the rebels two ministries.
The truce that began on Friday is holding.
He is accused of planning the attack on Friday.
She was to have left on Friday but stayed.
The vote, which had been due on Friday, never took place.
The army will pay for the houses it hit on Friday.
The envoy, who arrived on Friday, will meet both sides.
Nobody has been seen there since the shelling on Friday.
The ship, which left port on Friday, is to be searched.
Will those who fled on Friday return?
The men were to be tried for the riot on Friday.
Seven people died in the fire on Friday, which is still burning.
They buried on Friday those who fell in the battle.
The death toll from the attack on Friday rises to 14.
Residents say that jets came on Friday and dropped four bombs.
On Friday gunmen stormed the post.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", TO_COME)
def test_a_weekday_to_come_is_the_next_one(sentence: str) -> None:
    value = resolve(sentence, "Friday")[0].edtf
    assert value in {"2023-11-24", "2023-11-24/..", "2023-11-22/2023-11-24"}


@pytest.mark.parametrize("sentence", PAST)
def test_a_weekday_that_is_past_is_the_last_one(sentence: str) -> None:
    assert resolve(sentence, "Friday")[0].edtf == "2023-11-17"
