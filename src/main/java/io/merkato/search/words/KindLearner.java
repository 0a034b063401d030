package io.merkato.search.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Learns from a catalogue which of the words in its titles name things: those whose plural the shop uses somewhere too, and
 * those that stand at the end of phrases of several brands. Two passes, since colours have to be known first: all products are
 * told to {@link #see}, then all again to {@link #read}.
 */
public final class KindLearner {

    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Pattern COLOUR = Pattern.compile("(.*\\W)?colou?rs?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_COLOURS = Set.of("photo", "colour", "color", "multi");

    /** Words of shops that stand where things are named and name none. */
    private static final Set<String> NO_THINGS = Set.of(
            "original",
            "universal",
            "standard",
            "high",
            "low",
            "professional",
            "digital",
            "pixel",
            "page",
            "sheet",
            "inch",
            "premium",
            "ultra",
            "speed",
            "capacity",
            "equivalent",
            "type",
            "single",
            "www");

    private static final Set<String> PLURALS = Set.of("mice", "knives", "shelves");
    private static final int ENOUGH_COLOURED = 8;
    private static final int ENOUGH_BRANDS = 3;
    private static final int LONGEST_COLOUR = 25;

    private final Map<String, Integer> colourCounts = new HashMap<>();
    private final Set<String> forms = new HashSet<>(PLURALS);
    private final Map<String, Use> uses = new HashMap<>();
    private Set<String> colours = Set.of();

    /** First pass. */
    public void see(String title, String description, Map<String, String> attributes) {
        addForms(title);
        addForms(description);
        attributes.forEach((name, value) -> {
            addForms(name);
            addForms(value);
            if (COLOUR.matcher(name).matches() && value.length() < LONGEST_COLOUR) {
                letters(value)
                        .filter(word -> word.length() > 2)
                        .forEach(word -> colourCounts.merge(Phrases.singular(word), 1, Integer::sum));
            }
        });
    }

    /** Between the passes. */
    public void colours() {
        Set<String> known = new HashSet<>();
        colourCounts.forEach((word, count) -> {
            if (count >= ENOUGH_COLOURED && !NO_COLOURS.contains(word)) {
                known.add(word);
            }
        });
        colours = known;
    }

    /** Second pass. */
    public void read(String title, String brand) {
        for (Phrases.Phrase phrase : Phrases.of(title, brand, colours)) {
            if (!phrase.goesWith()) {
                phrase.words().forEach(word -> use(word).byBrand(brand));
                use(phrase.words().getLast()).ends++;
            }
        }
        countUnits(title);
    }

    /** What was learnt. */
    public Kinds learnt() {
        Set<String> nouns = new HashSet<>();
        uses.forEach((word, use) -> {
            if (use.titles >= 2 && isThing(word, use)) {
                nouns.add(word);
            }
        });
        return new Kinds(nouns, colours);
    }

    private boolean isThing(String word, Use use) {
        if (word.length() < 2
                || word.endsWith("ing")
                || NO_THINGS.contains(word)
                || Phrases.isPreposition(word)
                || !Word.isPlain(word)) {
            return false;
        }
        int unitsAreFrom = word.length() <= 3 ? 50 : 85;
        return use.afterNumbers * 100 < unitsAreFrom * use.titles && (hasPlural(word) || endsPhrases(word, use));
    }

    private boolean hasPlural(String word) {
        return word.equals("mouse")
                || forms.contains(word + "s")
                || forms.contains(word + "es")
                || (word.endsWith("y") && forms.contains(word.substring(0, word.length() - 1) + "ies"));
    }

    private static boolean endsPhrases(String word, Use use) {
        return word.length() >= 4
                && use.titles >= 5
                && use.brands.size() >= ENOUGH_BRANDS
                && use.ends * 10 >= use.titles * 4
                && !word.matches(".*(al|ic|less|able|ed|ive|ful|ous|ary|tooth)");
    }

    /** In how many titles each word stands, and in how many of them behind a number, as units do. */
    private void countUnits(String title) {
        Set<String> seen = new HashSet<>();
        Set<String> units = new HashSet<>();
        boolean afterNumber = false;
        for (String token : title.split("[\\s()|,;]+")) {
            String word = Phrases.singular(token);
            boolean isWord = !word.isEmpty() && Character.isLetter(word.charAt(0)) && !Phrases.hasDigit(word);
            if (isWord) {
                seen.add(word);
                if (afterNumber) {
                    units.add(word);
                }
            }
            afterNumber = Phrases.hasDigit(token) && !Character.isLetter(token.charAt(0));
        }
        seen.forEach(word -> use(word).titles++);
        units.forEach(word -> use(word).afterNumbers++);
    }

    private Use use(String word) {
        return uses.computeIfAbsent(word, first -> new Use());
    }

    private void addForms(String text) {
        letters(text).forEach(forms::add);
    }

    private static Stream<String> letters(String text) {
        return LETTERS.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
    }

    private static final class Use {

        private final Set<String> brands = new HashSet<>();
        private int titles;
        private int afterNumbers;
        private int ends;

        void byBrand(String brand) {
            if (brands.size() < ENOUGH_BRANDS) {
                brands.add(brand);
            }
        }
    }
}
