package io.merkato.search.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Texts by what they begin with, and by what each of their words begins with. It is made once and never changes.
 *
 * @param <T> what a text stands for
 */
public final class Beginnings<T> {

    /** So few letters begin too many texts to go through them each time. */
    private static final int FEW_LETTERS = 2;

    private static final int MOST_KEPT = 40;

    private final String[] keys;
    private final List<Begun<T>> texts;
    private final Map<String, List<Begun<T>>> ofFewLetters = new HashMap<>();

    private Beginnings(List<Begun<T>> texts) {
        this.texts = texts;
        this.keys = texts.stream().map(Begun::text).toArray(String[]::new);
        for (int letters = 1; letters <= FEW_LETTERS; letters++) {
            Map<String, List<Begun<T>>> byStart = new HashMap<>();
            for (Begun<T> text : texts) {
                if (text.text().length() >= letters) {
                    byStart.computeIfAbsent(text.text().substring(0, letters), start -> new ArrayList<>())
                            .add(text);
                }
            }
            byStart.forEach((start, all) -> ofFewLetters.put(
                    start, all.stream().sorted(order()).limit(MOST_KEPT).toList()));
        }
    }

    /** As these texts stand now; of equal texts all are kept. */
    public static <T> Beginnings<T> of(List<Text<T>> given) {
        List<Begun<T>> sorted = new ArrayList<>();
        for (Text<T> text : given) {
            String folded = key(text.text());
            for (int at = 0; at >= 0; at = folded.indexOf(' ', at) < 0 ? -1 : folded.indexOf(' ', at) + 1) {
                sorted.add(new Begun<>(folded.substring(at), at > 0, text));
            }
        }
        sorted.sort(Comparator.comparing(Begun::text));
        return new Beginnings<>(sorted);
    }

    /** How texts are compared: their words, folded. */
    public static String key(String text) {
        return String.join(" ", Words.of(text).stream().map(Word::text).toList());
    }

    /**
     * What texts that begin so stand for: whole texts before those that have it within, and the heaviest first.
     *
     * @param start as {@link #key} gives it
     * @param once what makes two of them the same, of which the first is given
     */
    public <K> List<T> beginning(String start, int most, Function<T, K> once) {
        Set<K> seen = new HashSet<>();
        List<Begun<T>> found = start.length() <= FEW_LETTERS
                ? ofFewLetters.getOrDefault(start, List.of())
                : range(start).stream().sorted(order()).toList();
        return found.stream()
                .map(begun -> begun.of().of())
                .filter(one -> seen.add(once.apply(one)))
                .limit(most)
                .toList();
    }

    private List<Begun<T>> range(String start) {
        int from = Arrays.binarySearch(keys, start);
        from = from < 0 ? -from - 1 : from;
        while (from > 0 && keys[from - 1].startsWith(start)) {
            from--;
        }
        int to = from;
        while (to < keys.length && keys[to].startsWith(start)) {
            to++;
        }
        return texts.subList(from, to);
    }

    private static <T> Comparator<Begun<T>> order() {
        return Comparator.<Begun<T>, Boolean>comparing(Begun::isWithin)
                .thenComparing(
                        Comparator.<Begun<T>>comparingLong(begun -> begun.of().weight())
                                .reversed());
    }

    /**
     * A text.
     *
     * @param weight how likely it is that it is meant
     * @param of what it stands for
     */
    public record Text<T>(String text, long weight, T of) {}

    /** @param isWithin whether it is the end of a longer text */
    private record Begun<T>(String text, boolean isWithin, Text<T> of) {}
}
