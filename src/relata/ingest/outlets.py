"""In which country a publisher sits, by its address."""

from urllib.parse import urlsplit

_OUTLETS = {
    "AE": "thenationalnews.com gulfnews.com khaleejtimes.com wam.ae",
    "AF": "tolonews.com pajhwok.com khaama.com",
    "AZ": "apa.az report.az azertag.az",
    "CN": "xinhuanet.com globaltimes.cn chinadaily.com.cn cgtn.com",
    "DE": "dw.com",
    "ET": "addisstandard.com",
    "FR": "france24.com rfi.fr afp.com",
    "GB": "bbc.com bbc.co.uk reuters.com theguardian.com independent.co.uk airwars.org",
    "IL": "timesofisrael.com jpost.com haaretz.com ynetnews.com i24news.tv idf.il",
    "IN": "thehindu.com indianexpress.com ndtv.com hindustantimes.com",
    "IQ": "rudaw.net kurdistan24.net shafaq.com iraqinews.com",
    "IR": "presstv.ir tasnimnews.com farsnews.ir irna.ir mehrnews.com tehrantimes.com",
    "KE": "nation.africa the-star.co.ke",
    "LB": "naharnet.com almanar.com.lb almayadeen.net lorientlejour.com the961.com nna-leb.gov.lb",
    "MM": "irrawaddy.com mizzima.com myanmar-now.org",
    "NG": "premiumtimesng.com punchng.com vanguardngr.com dailytrust.com",
    "PK": "dawn.com thenews.com.pk geo.tv tribune.com.pk",
    "PS": "wafa.ps maannews.net",
    "QA": "aljazeera.com gulf-times.com thepeninsulaqatar.com",
    "RU": "tass.com rt.com sputniknews.com interfax.com themoscowtimes.com",
    "SA": "arabnews.com spa.gov.sa alarabiya.net aawsat.com",
    "SD": "sudantribune.com dabangasudan.org",
    "SY": "sana.sy northpress.net enabbaladi.net",
    "TR": "aa.com.tr dailysabah.com hurriyetdailynews.com trtworld.com",
    "UA": "kyivindependent.com ukrinform.net pravda.com.ua unian.info kyivpost.com",
    "US": "apnews.com nytimes.com washingtonpost.com cnn.com voanews.com wsj.com npr.org "
    "foxnews.com "
    "defense.gov centcom.mil understandingwar.org longwarjournal.org",
    "YE": "sabanew.net almasirah.net.ye",
}
_BY_HOST = {host: country for country, hosts in _OUTLETS.items() for host in hosts.split()}
_SOLD_EVERYWHERE = frozenset(
    "ai am as bz cc cd co dj fm gg gl gs im io is la li ly me ms mu nu pw sc sh so st tk to tv vc "
    "vg ws xx eu su".split()
)
"""Country endings that are sold as names of anything and tell no country."""


def find_country(url: str | None) -> str | None:
    """ISO 3166 alpha-2 of the publisher by its host: known outlets, then the host's ending.

    None for generic endings and for country endings that are sold everywhere.
    """
    host = (urlsplit(url).hostname or "") if url else ""
    parts = host.split(".")
    for start in range(len(parts) - 1):
        country = _BY_HOST.get(".".join(parts[start:]))
        if country:
            return country
    ending = parts[-1]
    if len(parts) < 2 or len(ending) != 2 or not ending.isalpha() or ending in _SOLD_EVERYWHERE:
        return None
    return "GB" if ending == "uk" else ending.upper()
