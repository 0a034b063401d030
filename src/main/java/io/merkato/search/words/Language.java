package io.merkato.search.words;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PorterStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** A language in which a shop writes of its products: which forms a word has, and which words say nothing. */
@SuppressWarnings("ImmutableEnumChecker") // what it remembers changes no answer
public enum Language {
    EN(PorterStemmer::new, "a an and are as at be by for from in is it of on or per the this to w with without your"),
    DA(DanishStemmer::new, "af at de den der det en er et for fra i med og om paa som til uden ved"),
    DE(
            GermanStemmer::new,
            "am an auf aus bei das dem den der des die ein eine einem einen einer fur im in ist mit oder ohne und von vom zu"
                    + " zum zur"),
    ES(SpanishStemmer::new, "a al con de del el en es la las los o para por sin un una unos y"),
    FI(FinnishStemmer::new, "ei ja jos kun on se tai"),
    FR(FrenchStemmer::new, "a au aux avec d de des du en et l la le les ou par pour sans sur un une"),
    HU(HungarianStemmer::new, "a az de egy es is meg vagy"),
    IT(ItalianStemmer::new, "a ai al alla con da dei del della di e gli i il in la le lo o per senza un una"),
    NL(DutchStemmer::new, "aan de een en het in is met of om op te van voor zonder"),
    NO(NorwegianStemmer::new, "av de den det en er et for fra i med og om pa som til uten ved"),
    PT(PortugueseStemmer::new, "a ao as com da das de do dos e em na no o os ou para por sem um uma"),
    RO(RomanianStemmer::new, "cu de din fara in la pe pentru sau si un o"),
    RU(RussianStemmer::new, "без в для и из к на о от по с у"),
    SV(SwedishStemmer::new, "av de den det en ett for fran i med och om pa som till utan vid"),
    TR(TurkishStemmer::new, "bir icin ile ve veya"),
    /** Words of one form each, and none that says nothing. */
    NONE(null, "");

    private static final int SHORTEST_STEMMED = 3;
    private static final int MOST_REMEMBERED = 200_000;

    private final @Nullable Supplier<SnowballStemmer> stemmer;
    private final Set<String> small;
    private final Map<String, String> stems = new ConcurrentHashMap<>();

    /** @param small words, folded */
    Language(@Nullable Supplier<SnowballStemmer> stemmer, String small) {
        this.stemmer = stemmer;
        this.small = Set.of(small.split(" "));
    }

    /** Its code of ISO 639-1, if it has one. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What all forms of a folded word have in common; what is not made of letters alone has one form. */
    public String stem(String word) {
        if (stemmer == null || word.length() < SHORTEST_STEMMED || !Word.isPlain(word)) {
            return word;
        }
        if (stems.size() > MOST_REMEMBERED) {
            stems.clear();
        }
        return stems.computeIfAbsent(word, this::computed);
    }

    private String computed(String word) {
        if (stemmer == null) {
            return word;
        }
        SnowballStemmer fresh = stemmer.get();
        fresh.setCurrent(word);
        fresh.stem();
        return fresh.getCurrent();
    }

    /** Whether a folded word says nothing of what is searched for. */
    public boolean isSmall(String word) {
        return small.contains(word);
    }
}
