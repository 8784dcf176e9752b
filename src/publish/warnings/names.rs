//! What people in Finland are called: enough given names, and the endings of surnames, to tell a person's name from a
//! house's. It misses many; what it finds is nearly always one.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Given names that are common in Finland, in Finnish and Swedish. Those that are more often a word or a house's name
/// than a person's (Onni, Ilo, Lumi, Taika, Usva, Toivo, Rauha, Aurora, Helmi, Pilvi, Satu, Suvi, Tuuli, Aarre) are
/// left out.
const GIVEN: &str = "
    aaro aatos aatu aino airi ali aleksi alexander alexandra alina amanda anders andreas andrei anette anita anja anna
    anne anneli anni annika annina annukka anssi antero anton antti anu ari armi arja arto arttu arvo asko asta atte
    auli bengt birgitta björn bo camilla carina carita carl carola caroline cecilia charlotta christer christian
    christina daniel david edvard eeli eemeli eero eetu eeva eija eila eili eino elias elina elisa elisabet elisabeth
    elise ella ellen elli elsa elvi emilia emma emmi enni erik erika erkki erno essi esa ester eva eveliina fanny
    filip fredrik frida gunilla gunnar gustav göran hannah hannele hanna hannes hannu hanne harri heidi heikki heini
    heli helena helga hellevi henna henri henriikka henrik henrika hilja hilkka hilla iida iina iiris ilkka ilmari ilona
    inari inga inger ingrid inka inkeri irina irja irma irmeli isabella ismo jaakko jaana jakob jan jani janika janina
    janita janne jari jarkko jarmo jarno jenna jenni jenny jere jesse jimi joakim joel johan johanna johannes joni
    jonna jonas jonathan jouko jouni juha juhana juhani juho jukka julia julius juri jussi justiina jutta juuso jyri
    jyrki jörgen kaarina kaija kaisa kaisu kalervo kalevi kalle karin karita karl karoliina kasper kasperi kati katja
    katri katriina kauko keijo kerttu kim kirsi kirsti kjell klaus konsta krister kristian kristiina kristina kyllikki
    kyösti lars lasse laura lauri leena leevi leila leo lena lenni liisa linda linnea linus lotta lukas magdalena
    magnus maija maiju maj maria mariana marianne marica marika marina marita marja marjaana marjatta marjo marjut
    markku marko markus martin martta martti mathias matias matilda matti mauri maxim meeri meri merja mervi mia
    michael miia mika mikaela mikael mikko mila milla milja minea minna minttu mira mirja mirjam mirka mirva mona monica
    monika nea nelli netta nicklas niclas niina niklas nina niko noora oili olavi olga olivia olli oliver orvokki oskar
    oskari osmo otto outi ove paula pauli pauliina peetu pekka pentti pertti pertteli peter petra petri petteri pia piia
    pinja pirita piritta pirjo pirkko päivi päivikki raija raili raimo raisa ralf rasmus rauni rauno reeta reetta regina
    reijo reino riikka riina risto rita ritva robert robin roger roosa ronja roope rosa ruben ruut saara saija saila
    saimi salla sally sami samu samuel samuli sandra sanna sanni santeri santtu sara sari satu-maria saul sebastian seija
    senja senni seppo simo sini sinikka sirkka sirpa sisko sofi sofia sofie solveig sonja stefan stig stina susan
    susanna susanne svea sven taina taisto tanja tapani tapio tarja tarmo taru tea teemu teija teppo terhi terttu tero
    terho thomas tiia tiina timo tina toni tuija tuire tuomas tuomo tuovi tuula tyyne ulla ulla-maija ulrika urho ursula
    vappu veera veijo veikko venla veronica vesa vieno viktor viktoria viivi viljami ville vilma viola virpi voitto
    väinö yrjö åke åsa marja-leena marja-liisa anna-maria anna-liisa anna-maija eeva-liisa maija-liisa ann-christin
    maj-britt juha-pekka jukka-pekka veli-matti veli-pekka mohamed muhammad ahmed fatima amina olena oksana svetlana
    natalia tatjana ekaterina
";

/// Endings by which a capitalised word is taken for a surname. Those that house and street names share (-la, -mäki,
/// -ranta, -niemi) are left out.
const SURNAME_ENDINGS: [&str; 22] = [
    "nen", "ström", "berg", "qvist", "kvist", "lund", "sson", "vist", "holm", "roos", "fors", "blom", "gren", "lindh",
    "stedt", "sén", "én", "enko", "ova", "skaja", "ndqvist", "bäck",
];

/// Surnames without such an ending that are among the most common.
const SURNAMES: &str = "
    mattila salo laine heikkilä salonen karjalainen rantanen laitinen nurmi lehto heinonen saari aho lahti ahonen
    kallio leppänen leino laakso lehtinen kinnunen karppinen koski mäkelä mäki peltola harju lindroos niemelä eskola
    anttila hakala ojala tuomi toivola seppälä mikkola jokela suominen kettunen hiltunen manner pulkkinen
";

fn given() -> &'static HashSet<&'static str> {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| GIVEN.split_whitespace().collect())
}

fn surnames() -> &'static HashSet<&'static str> {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| SURNAMES.split_whitespace().collect())
}

/// Whether a word is a given name, whatever its case.
pub fn is_given(word: &str) -> bool {
    given().contains(word.to_lowercase().as_str())
}

/// Whether a word may be a surname, whatever its case.
pub fn is_surname(word: &str) -> bool {
    let word = word.to_lowercase();
    word.chars().count() >= 4
        && (surnames().contains(word.as_str()) || SURNAME_ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// A part of an address, where letters have lost their dots: `paivi`, `makinen`.
pub fn is_given_in_address(part: &str) -> bool {
    static SET: OnceLock<HashSet<String>> = OnceLock::new();
    let bare = SET.get_or_init(|| given().iter().map(|name| without_dots(name)).collect());
    bare.contains(&without_dots(part))
}

/// Likewise a surname.
pub fn is_surname_in_address(part: &str) -> bool {
    let part = without_dots(part);
    let ends = SURNAME_ENDINGS.iter().any(|ending| part.ends_with(&without_dots(ending)));
    part.chars().count() >= 4 && (ends || surnames().iter().any(|surname| without_dots(surname) == part))
}

fn without_dots(text: &str) -> String {
    let bare = |c: char| match c {
        'ä' | 'å' | 'á' | 'à' => 'a',
        'ö' | 'ø' => 'o',
        'é' | 'è' => 'e',
        'ü' => 'u',
        other => other,
    };
    text.to_lowercase().chars().map(bare).collect()
}
