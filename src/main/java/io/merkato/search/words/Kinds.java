package io.merkato.search.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What kind of thing a product is, by its title: the heads of the noun phrases in it. A "notebook case 15.6 black" is a case,
 * and so is a "case for notebooks". Which words name things is learnt from the shop's own catalogue.
 *
 * @param nouns words that name things, in the singular
 * @param colours words that name colours
 */
public record Kinds(Set<String> nouns, Set<String> colours) {

    /** Of products about which nothing is known. */
    public static final Kinds NONE = new Kinds(Set.of(), Set.of());

    /** How sure the first head of a title is. */
    public static final int SURE = 100;

    private static final int IN_DESCRIPTION = 70;
    private static final int MOST_PHRASES = 3;
    private static final int SHORT_PHRASE = 4;

    /** A notebook PC is a notebook, as a tablet computer is a tablet: both words say what it is. */
    private static final Set<String> COMPUTERS = Set.of("pc", "computer");

    /** Keeps a copy that nobody changes. */
    public Kinds {
        nouns = Set.copyOf(nouns);
        colours = Set.copyOf(colours);
    }

    /** The kinds of a product and how sure each is, 1 to {@link #SURE}. */
    public Map<String, Integer> of(String title, String brand, String description) {
        Map<String, Integer> heads = new HashMap<>();
        if (nouns.isEmpty()) {
            return heads;
        }
        add(heads, Phrases.of(title, brand, colours), SURE);
        if (heads.isEmpty()) {
            add(heads, Phrases.of(description, brand, colours), IN_DESCRIPTION);
        }
        return heads;
    }

    /** A word of a query as kinds are written. */
    public static String singular(String word) {
        return Phrases.singular(word);
    }

    /** A short phrase has its head last ("laptop privacy filter"); a long one begins with it. */
    private void add(Map<String, Integer> heads, List<Phrases.Phrase> phrases, int sure) {
        int counted = 0;
        for (Phrases.Phrase phrase : phrases) {
            List<String> ends = counted == MOST_PHRASES || phrase.goesWith() ? List.of() : endsOfNounGroups(phrase);
            if (!ends.isEmpty()) {
                counted++;
                boolean isShort = phrase.words().size() <= SHORT_PHRASE;
                int head = isShort ? ends.size() - 1 : 0;
                for (int i = 0; i < ends.size(); i++) {
                    int others = isShort ? 25 : 40;
                    boolean isHead = i == head || (i + 1 == head && COMPUTERS.contains(ends.get(head)));
                    int weight = sure * (isHead ? 100 : others) / 100 / counted;
                    heads.merge(ends.get(i), Math.max(1, weight), Math::max);
                }
            }
        }
    }

    private List<String> endsOfNounGroups(Phrases.Phrase phrase) {
        List<String> words = phrase.words();
        return new ArrayList<>(IntStream.range(0, words.size())
                .filter(i -> nouns.contains(words.get(i)))
                .filter(i -> i + 1 == words.size()
                        || !nouns.contains(words.get(i + 1))
                        || COMPUTERS.contains(words.get(i + 1)))
                .mapToObj(words::get)
                .toList());
    }
}
