package io.merkato.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryReaderTest {

    /** A shop that has these words, each in so many products. */
    private static final Map<String, Integer> SHOP = Map.ofEntries(
            Map.entry("laptop", 50),
            Map.entry("notebook", 400),
            Map.entry("mouse", 300),
            Map.entry("museum", 1),
            Map.entry("pad", 40),
            Map.entry("headset", 30),
            Map.entry("head", 20),
            Map.entry("set", 90),
            Map.entry("500", 10),
            Map.entry("gb", 70),
            Map.entry("most", 300),
            Map.entry("control", 12),
            Map.entry("controller", 12),
            Map.entry("gaming", 25));

    private final QueryReader reader = new QueryReader(
            Language.NONE,
            new ShopWords(),
            stems -> stems.equals("laptop") ? List.of("notebook", "portable computer") : List.of());

    @Test
    void aWordThatTheShopHasIsTakenAsTyped() {
        assertThat(stems("laptop pad")).containsExactly("laptop|notebook|portable computer", "pad");
    }

    @Test
    void theCommonestReadingTellsHowRareAnIdeaIs() {
        assertThat(reader.read("laptop").ideas().getFirst().frequency()).isEqualTo(400);
    }

    @Test
    void aMisspeltWordIsReadAsOneOfTheShop() {
        assertThat(stems("gamnig mous")).containsExactly("gaming", "mouse");
    }

    @Test
    void whatIsTooLongForAWordIsNotMisspelt() {
        assertThat(stems("m".repeat(30))).containsExactly("mouse");
        assertThat(stems("m".repeat(31))).containsExactly("m".repeat(31));
    }

    /** Finding what a word may be a misspelling of is dear. */
    @Test
    void someMisspeltWordsOfAQueryAreReadRight() {
        assertThat(stems("xqzza xqzzb xqzzc xqzzd xqzze gamnig")).endsWith("gaming");
        assertThat(stems("xqzza xqzzb xqzzc xqzzd xqzze xqzzf gamnig")).endsWith("gamnig");
        assertThat(stems("xqzza xqzza xqzza xqzza xqzza xqzza gamnig")).endsWith("gaming");
    }

    @Test
    void ofWordsThatAreEquallyNearTheOneThatTitlesHaveIsMeant() {
        Query query = reader.read("mose");

        assertThat(stems("mose")).containsExactly("mouse|most");
        assertThat(query.meant()).isEqualTo("mouse");
    }

    @Test
    void whatIsMeantIsWhatWasTypedUnlessItIsMisspelt() {
        assertThat(reader.read("Gaming, LAPTOP!").meant()).isEqualTo("Gaming, LAPTOP!");
        assertThat(reader.read("the gamnig laptop").meant()).isEqualTo("the gaming laptop");
    }

    @Test
    void aSlipThatLeavesTheStemIsReadAsTheShopWritesIt() {
        QueryReader english = new QueryReader(Language.EN, new ShopWords(), stems -> List.of());

        assertThat(english.read("controler").meant()).isEqualTo("controller");
    }

    @Test
    void whatWasMeantHasItsSynonyms() {
        assertThat(stems("lapotp")).containsExactly("laptop|notebook|portable computer");
    }

    @Test
    void aTermOfSynonymsMayBeginWithASmallWord() {
        QueryReader english = new QueryReader(
                Language.EN, new ShopWords(), stems -> stems.equals("the set") ? List.of("mouse") : List.of());

        assertThat(english.read("the set for gaming").ideas())
                .extracting(Idea::words)
                .containsExactly("the set", "gaming");
        assertThat(english.read("the set").ideas().getFirst().readings())
                .extracting(Reading::stems)
                .contains(List.of("mous"));
    }

    @Test
    void whatStaffHaveSaidTheMeaningOfIsNotMisspelt() {
        QueryReader reader = new QueryReader(
                Language.EN, new ShopWords(), stems -> stems.equals("mouss of zonk") ? List.of("headset") : List.of());

        assertThat(reader.read("mouss of zonk").ideas()).extracting(Idea::words).containsExactly("mouss of zonk");
    }

    @Test
    void synonymsOfSeveralWordsTakeNothingAway() {
        QueryReader reader = new QueryReader(
                Language.NONE, new ShopWords(), stems -> stems.equals("gaming mouse") ? List.of("pad") : List.of());

        assertThat(reader.read("gaming mouse").ideas().getFirst().readings())
                .containsExactly(
                        new Reading(List.of("gaming", "mouse"), true, 100),
                        new Reading(List.of("gaming", "mouse"), false, 80),
                        new Reading(List.of("pad"), false, 90));
    }

    @Test
    void whatIsWrittenAsOneWordHasTheSynonymsOfTwo() {
        QueryReader reader = new QueryReader(
                Language.NONE, new ShopWords(), stems -> stems.equals("gam ing") ? List.of("pad") : List.of());

        assertThat(reader.read("gaming").ideas().getFirst().readings())
                .extracting(Reading::stems)
                .containsExactly(List.of("gaming"), List.of("gam", "ing"), List.of("pad"));
    }

    @Test
    void ofAWordInManySetsOfSynonymsSomeWillDo() {
        List<String> many =
                IntStream.range(0, 2000).mapToObj(i -> "synonym" + i).toList();
        QueryReader reader = new QueryReader(Language.NONE, new ShopWords(), stems -> many);

        Idea idea = reader.read("laptop").ideas().getFirst();
        assertThat(idea.readings())
                .hasSize(24)
                .extracting(Reading::stems)
                .startsWith(List.of("laptop"), List.of("synonym0"));
        assertThat(idea.kinds()).hasSizeLessThan(30).contains("laptop", "synonym0");
    }

    @Test
    void aHalfTypedWordIsReadAsTheCommonestThatBeginsLikeIt() {
        assertThat(stems("noteb")).containsExactly("notebook");
    }

    @Test
    void aMisspeltWordIsNotTakenForARareOneThatBeginsLikeIt() {
        assertThat(stems("muse").getFirst()).startsWith("mouse");
    }

    @Test
    void twoWordsMakeOneWhereTheShopWritesThemAsOne() {
        assertThat(stems("head set")).containsExactly("head set|headset");
    }

    @Test
    void oneWordIsTwoWhereTheShopWritesItAsTwo() {
        assertThat(stems("headset")).containsExactly("headset|head set");
    }

    @Test
    void numbersAndUnitsAreFoundApart() {
        assertThat(stems("500gb")).containsExactly("500gb|500 gb");
    }

    @Test
    void whatNobodyCanReadStaysAsItIs() {
        assertThat(stems("xqzzy")).containsExactly("xqzzy");
    }

    @Test
    void symbolsAskForNothing() {
        assertThat(reader.read("*:* (~)").ideas()).isEmpty();
    }

    @Test
    void moreWordsThanAnybodyTypesAreLeftOut() {
        assertThat(reader.read("pad ".repeat(5000)).ideas()).hasSize(16);
    }

    @Test
    void theThingBeforeAPrepositionIsWhatIsWanted() {
        QueryReader english = new QueryReader(Language.EN, new ShopWords(), stems -> List.of());

        assertThat(english.read("pad for mouse").kind()).isNotNull().satisfies(kind -> assertThat(kind.words())
                .isEqualTo("pad"));
        assertThat(english.read("mouse pad").kind()).isNotNull().satisfies(kind -> assertThat(kind.words())
                .isEqualTo("pad"));
    }

    private List<String> stems(String query) {
        return reader.read(query).ideas().stream()
                .map(idea -> String.join(
                        "|",
                        idea.readings().stream()
                                .map(reading -> String.join(" ", reading.stems()))
                                .toList()))
                .toList();
    }

    private static final class ShopWords implements Vocabulary {

        private static final Map<String, List<String>> ALIKE = Map.of(
                "gamnig",
                List.of("gaming"),
                "mous",
                List.of("mouse"),
                "muse",
                List.of("mouse"),
                "lapotp",
                List.of("laptop"),
                "m".repeat(30),
                List.of("mouse"),
                "m".repeat(31),
                List.of("mouse"),
                "mose",
                List.of("most", "mouse"),
                "controler",
                List.of("controller"));

        @Override
        public int frequency(String stem) {
            return SHOP.getOrDefault(stem, 0);
        }

        @Override
        public boolean knows(String word) {
            return SHOP.containsKey(word);
        }

        @Override
        public boolean areBeside(String first, String second) {
            return Set.of("head set").contains(first + " " + second);
        }

        @Override
        public List<String> alike(String word, int letters) {
            return ALIKE.getOrDefault(word, List.of());
        }

        @Override
        public List<String> beginning(String start, int most) {
            return SHOP.keySet().stream()
                    .filter(word -> word.startsWith(start))
                    .sorted((one, other) -> SHOP.getOrDefault(other, 0) - SHOP.getOrDefault(one, 0))
                    .toList();
        }

        @Override
        public int titles(String stem) {
            return stem.equals("most") ? 1 : frequency(stem);
        }

        @Override
        public List<String> beginningAlike(String start, int most) {
            return List.of();
        }
    }
}
