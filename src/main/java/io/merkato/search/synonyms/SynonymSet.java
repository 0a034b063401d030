package io.merkato.search.synonyms;

import java.util.List;

/** Words and short phrases that stand for each other, composed (NFC) and otherwise as somebody typed them. */
public sealed interface SynonymSet {

    /**
     * Whoever searches for one of them finds all.
     *
     * @param terms at least two, no two of which differ in capital letters and accents alone
     */
    record Alike(List<String> terms) implements SynonymSet {

        public Alike {
            terms = List.copyOf(terms);
        }
    }

    /**
     * Whoever searches for one of {@code from} finds {@code to} as well, and not the other way round.
     *
     * @param from at least one, and none that is also in {@code to}
     * @param to at least one
     */
    record OneWay(List<String> from, List<String> to) implements SynonymSet {

        public OneWay {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }
}
