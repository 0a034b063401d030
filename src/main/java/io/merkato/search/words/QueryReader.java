package io.merkato.search.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Understands queries: which words belong together, what else they are called, and what was meant where a word is unknown. A
 * word that the shop has is never taken for a misspelling of another.
 */
public final class QueryReader {

    /** More words than anybody types; what comes after them is left out. */
    private static final int MOST_WORDS = 16;

    private static final int AS_TYPED = 100;
    private static final int SYNONYM = 90;
    private static final int COMPOUND = 95;
    private static final int APART = 80;
    private static final int LIKELY = 95;
    private static final int UNLIKELY = 50;

    /** How many times more products tell a word that is misspelt from one that is half typed. */
    private static final int MUCH_MORE = 3;

    /** So many words of a query are looked up; each costs as much as a short query does, and nobody misspells more. */
    private static final int MOST_MISSPELT = 6;

    private static final int SHORTEST_MISSPELT = 4;
    private static final int LONG_WORD = 6;

    /** What is longer is no word, and its automaton would be too large to be made. */
    private static final int LONGEST_MISSPELT = 30;

    private static final int MOST_ALIKE = 2;
    private static final int SHORTEST_BEGINNING = 2;
    private static final int MOST_BEGINNINGS = 12;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_SYNONYM = 5;

    /** Of a word that is in many sets of synonyms not all will do: Lucene takes a thousand clauses in a query of all its words. */
    private static final int MOST_READINGS = 24;

    private final Language language;
    private final Vocabulary vocabulary;
    private final Function<String, List<String>> synonyms;

    /**
     * A reader of queries to the shop with this vocabulary.
     *
     * @param synonyms what stems, joined by blanks, are also called, as folded words with blanks between them
     */
    public QueryReader(Language language, Vocabulary vocabulary, Function<String, List<String>> synonyms) {
        this.language = language;
        this.vocabulary = vocabulary;
        this.synonyms = synonyms;
    }

    /** What is understood of a query; without ideas when it has no letter and no digit. */
    public Query read(String text) {
        return read(text, false);
    }

    /** As {@link #read(String)}, of a query whose last word may be half typed although the shop has it as it is. */
    public Query readBegun(String text) {
        return read(text, true);
    }

    private Query read(String typed, boolean isBegun) {
        List<Word> words = Words.of(typed);
        words = words.subList(0, Math.min(words.size(), MOST_WORDS));
        boolean onlySmall = words.stream().allMatch(word -> language.isSmall(word.text()));
        Meant meant = meant(words, isBegun);
        String understood = meant.words().equals(words) ? typed : joined(meant.words(), " ");
        words = meant.words();
        List<Idea> ideas = new ArrayList<>();
        Idea beforePreposition = null;
        for (int at = 0; at < words.size(); ) {
            String text = words.get(at).text();
            boolean isSmall = !onlySmall && language.isSmall(text);
            if (isSmall && beforePreposition == null && !ideas.isEmpty() && Phrases.isPreposition(text)) {
                beforePreposition = ideas.getLast();
            }
            Span called = called(words, at);
            if (called == null && isSmall) {
                at++;
                continue;
            }
            Span span = called == null ? span(meant, at) : called;
            ideas.add(span.idea());
            at += span.length();
        }
        return new Query(
                List.copyOf(ideas),
                beforePreposition == null && !ideas.isEmpty() ? ideas.getLast() : beforePreposition,
                understood,
                Words.squeezed(typed));
    }

    /** The idea of several words, the first of which may be small, that have a synonym together. */
    private @Nullable Span called(List<Word> words, int at) {
        for (int length = Math.min(LONGEST_SYNONYM, words.size() - at); length > 1; length--) {
            List<Word> some = words.subList(at, at + length);
            List<String> others = synonyms.apply(stems(some));
            if (!others.isEmpty()) {
                Readings readings = new Readings();
                readings.add(together(some), true, AS_TYPED);
                readings.add(together(some), false, APART);
                others.forEach(other -> addSynonym(readings, other));
                return new Span(readings.idea(joined(some, " "), some.getLast().text()), length);
            }
        }
        return null;
    }

    /** The idea that begins at a word: of two words where they make one together. */
    private Span span(Meant meant, int at) {
        List<Word> words = meant.words();
        if (at + 1 < words.size()) {
            List<Word> two = words.subList(at, at + 2);
            String joined = joined(two, "");
            if (two.stream().allMatch(Word::isPlain) && frequency(joined) > 0) {
                Readings readings = new Readings();
                readings.add(together(two), false, AS_TYPED);
                readings.add(List.of(language.stem(joined)), false, COMPOUND);
                synonyms.apply(language.stem(joined)).forEach(other -> addSynonym(readings, other));
                readings.kinds.add(Kinds.singular(joined));
                return new Span(readings.idea(joined(two, " "), two.getLast().text()), 2);
            }
        }
        return new Span(single(words.get(at), meant.others().get(at)), 1);
    }

    private Idea single(Word word, List<Reading> others) {
        Readings readings = new Readings();
        String text = word.text();
        readings.add(List.of(language.stem(text)), false, AS_TYPED);
        addParts(readings, word);
        synonyms.apply(language.stem(text)).forEach(other -> addSynonym(readings, other));
        addSplit(readings, word);
        others.forEach(other -> readings.add(other.stems(), false, other.weight()));
        return readings.idea(text, text);
    }

    /** Puts what was meant in place of words that the shop does not have, as far as that can be told. */
    private Meant meant(List<Word> typed, boolean isBegun) {
        BitSet called = haveSynonyms(typed);
        Spelling spelling = new Spelling();
        List<Word> words = new ArrayList<>();
        List<List<Reading>> others = new ArrayList<>();
        for (Word word : typed) {
            boolean isLast = words.size() + 1 == typed.size();
            List<Reading> more = new ArrayList<>();
            boolean isKnown = called.get(words.size()) || isKnown(word);
            words.add(
                    isKnown
                            ? asTheShopWrites(word, spelling)
                            : new Word(meant(word, isLast, isLast && isBegun, more, spelling), word.joined()));
            if (isKnown && isLast && isBegun) {
                vocabulary
                        .beginning(word.text(), MOST_BEGINNINGS)
                        .forEach(whole -> more.add(Reading.of(language.stem(whole), LIKELY)));
            }
            others.add(more);
        }
        return new Meant(words, others);
    }

    /** Words that staff have said the meaning of are right, though no product has them. */
    private BitSet haveSynonyms(List<Word> typed) {
        BitSet called = new BitSet();
        for (int at = 0; at < typed.size(); at++) {
            int length = Math.min(LONGEST_SYNONYM, typed.size() - at);
            while (length > 0
                    && synonyms.apply(stems(typed.subList(at, at + length))).isEmpty()) {
                length--;
            }
            called.set(at, at + length);
        }
        return called;
    }

    /** A slip that leaves the stem as it was finds the same, but tells less of what is meant. */
    private Word asTheShopWrites(Word word, Spelling spelling) {
        String text = word.text();
        if (!word.isPlain()
                || text.length() < LONG_WORD
                || text.length() > LONGEST_MISSPELT
                || vocabulary.knows(text)) {
            return word;
        }
        String stem = language.stem(text);
        return spelling.alike(text).stream()
                .filter(other -> language.stem(other).equals(stem))
                .findFirst()
                .map(other -> new Word(other, word.joined()))
                .orElse(word);
    }

    /** Forms of a word that nobody has written in the shop are known by their stem, unless it is so short that anything has it. */
    private boolean isKnown(Word word) {
        String stem = language.stem(word.text());
        return vocabulary.knows(word.text())
                || (stem.length() >= SHORTEST_MISSPELT && vocabulary.frequency(stem) > 0)
                || (!word.parts().isEmpty()
                        && word.parts().stream().map(language::stem).allMatch(part -> vocabulary.frequency(part) > 0));
    }

    /** What is half typed is told from what is misspelt by which of the two the shop has more of. */
    private String meant(Word word, boolean isLast, boolean mayBeBegunAmiss, List<Reading> others, Spelling spelling) {
        String text = word.text();
        List<String> begun =
                isLast && text.length() >= SHORTEST_BEGINNING ? vocabulary.beginning(text, MOST_BEGINNINGS) : List.of();
        boolean mayBeMisspelt =
                word.isPlain() && text.length() >= SHORTEST_MISSPELT && text.length() <= LONGEST_MISSPELT;
        List<String> alike = mayBeMisspelt ? spelling.alike(text) : List.of();
        if (mayBeBegunAmiss
                && mayBeMisspelt
                && begun.isEmpty()
                && alike.isEmpty()
                && text.length() > SHORTEST_MISSPELT) {
            begun = vocabulary.beginningAlike(text, MOST_BEGINNINGS);
        }
        int begunProducts = begun.isEmpty() ? 0 : frequency(begun.getFirst());
        int alikeProducts = alike.isEmpty() ? 0 : frequency(alike.getFirst());
        boolean isBegun = begunProducts * MUCH_MORE > alikeProducts;
        List<String> likely = isBegun ? begun : alike;
        List<String> rest = isBegun ? List.of() : begun;
        likely.stream().skip(1).forEach(other -> others.add(Reading.of(language.stem(other), LIKELY)));
        rest.forEach(other -> others.add(Reading.of(language.stem(other), UNLIKELY)));
        return likely.isEmpty() ? rest.isEmpty() ? text : rest.getFirst() : likely.getFirst();
    }

    /** What is sold is named in titles: of words that are as near as each other those are meant that stand there. */
    private List<String> readAlike(String text) {
        return vocabulary.alike(text, text.length() < LONG_WORD ? 1 : 2).stream()
                .filter(word -> !language.isSmall(word))
                .sorted(Comparator.comparingInt((String word) -> vocabulary.titles(language.stem(word)))
                        .reversed())
                .limit(MOST_ALIKE)
                .toList();
    }

    /** "500gb" is written "500 gb" elsewhere. Where it is written as typed, that alone tells how rare it is. */
    private void addParts(Readings readings, Word word) {
        List<String> parts = word.parts();
        if (!parts.isEmpty()) {
            int known = readings.frequency;
            readings.add(parts.stream().map(language::stem).toList(), false, COMPOUND);
            readings.frequency = known > 0 ? known : readings.frequency;
        }
    }

    /** "headset" is written "head set" in some titles. */
    private void addSplit(Readings readings, Word word) {
        String text = word.text();
        if (!word.isPlain() || text.length() < 2 * SHORTEST_PART) {
            return;
        }
        for (int at = SHORTEST_PART; at <= text.length() - SHORTEST_PART; at++) {
            String first = language.stem(text.substring(0, at));
            String second = language.stem(text.substring(at));
            List<String> called = synonyms.apply(first + " " + second);
            if (!called.isEmpty()
                    || (vocabulary.frequency(first) > 0
                            && vocabulary.frequency(second) > 0
                            && vocabulary.areBeside(first, second))) {
                readings.add(List.of(first, second), true, COMPOUND);
                called.forEach(other -> addSynonym(readings, other));
                return;
            }
        }
    }

    private void addSynonym(Readings readings, String words) {
        List<Word> some = Words.of(words);
        readings.add(together(some), some.size() > 1, SYNONYM);
        if (some.size() == 1 && readings.kinds.size() < MOST_READINGS) {
            readings.kinds.add(Kinds.singular(some.getFirst().text()));
        }
    }

    private int frequency(String word) {
        return vocabulary.frequency(language.stem(word));
    }

    private List<String> together(List<Word> words) {
        return words.stream().map(word -> language.stem(word.text())).toList();
    }

    private String stems(List<Word> words) {
        return String.join(" ", together(words));
    }

    private static String joined(List<Word> words, String between) {
        return String.join(between, words.stream().map(Word::text).toList());
    }

    private record Span(Idea idea, int length) {}

    /** @param others what else each of the words may be */
    private record Meant(List<Word> words, List<List<Reading>> others) {}

    /** What the words of one query may be misspellings of. */
    private final class Spelling {

        private final Map<String, List<String>> known = new HashMap<>();

        List<String> alike(String text) {
            List<String> alike = known.get(text);
            if (alike == null && known.size() < MOST_MISSPELT) {
                alike = readAlike(text);
                known.put(text, alike);
            }
            return alike == null ? List.of() : alike;
        }
    }

    private record Key(List<String> stems, boolean beside) {}

    /** What will do for one idea, each once with its greatest weight. */
    private final class Readings {

        private final Map<Key, Reading> all = new LinkedHashMap<>();
        private final Set<String> kinds = new LinkedHashSet<>();
        private int frequency;

        void add(List<String> stems, boolean beside, int weight) {
            Reading reading = new Reading(stems, beside && stems.size() > 1, weight);
            Key key = new Key(stems, reading.beside());
            if (all.size() == MOST_READINGS && !all.containsKey(key)) {
                return;
            }
            all.merge(key, reading, (known, again) -> known.weight() >= again.weight() ? known : again);
            frequency = Math.max(
                    frequency,
                    stems.stream()
                            .map(vocabulary::frequency)
                            .min(Comparator.naturalOrder())
                            .orElse(0));
        }

        Idea idea(String words, @Nullable String kind) {
            if (kind != null) {
                kinds.add(Kinds.singular(kind));
            }
            return new Idea(words, List.copyOf(all.values()), frequency, List.copyOf(kinds));
        }
    }
}
