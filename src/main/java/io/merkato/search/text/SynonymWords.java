package io.merkato.search.text;

import io.merkato.search.synonyms.SynonymList;
import io.merkato.search.synonyms.SynonymSet;
import io.merkato.search.synonyms.Synonyms;
import io.merkato.search.words.Language;
import io.merkato.search.words.Words;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The synonyms of the shop by the stems of what somebody types, made anew when they have changed. */
final class SynonymWords implements Supplier<Function<String, List<String>>> {

    private final Synonyms synonyms;
    private final Language language;
    private volatile Known known = new Known(new SynonymList(-1, List.of()), Map.of());

    SynonymWords(Synonyms synonyms, Language language) {
        this.synonyms = synonyms;
        this.language = language;
    }

    /** Those of this moment. */
    @Override
    public Function<String, List<String>> get() {
        SynonymList current = synonyms.current();
        Known now = known;
        if (now.list().version() != current.version()) {
            now = make(current);
        }
        Map<String, List<String>> byStems = now.byStems();
        return stems -> byStems.getOrDefault(stems, List.of());
    }

    private synchronized Known make(SynonymList list) {
        if (known.list().version() != list.version()) {
            known = new Known(list, byStems(list));
        }
        return known;
    }

    private Map<String, List<String>> byStems(SynonymList list) {
        Map<String, Set<String>> byStems = new HashMap<>();
        for (SynonymSet set : list.sets()) {
            switch (set) {
                case SynonymSet.Alike alike -> alike.terms().forEach(term -> add(byStems, term, alike.terms()));
                case SynonymSet.OneWay oneWay -> oneWay.from().forEach(term -> add(byStems, term, oneWay.to()));
            }
        }
        Map<String, List<String>> lists = new HashMap<>();
        byStems.forEach((stems, others) -> lists.put(stems, List.copyOf(others)));
        return lists;
    }

    private void add(Map<String, Set<String>> byStems, String term, List<String> others) {
        String stems = stems(term);
        Set<String> known = byStems.computeIfAbsent(stems, first -> new LinkedHashSet<>());
        others.stream().filter(other -> !stems(other).equals(stems)).forEach(known::add);
    }

    private String stems(String term) {
        return String.join(
                " ",
                Words.of(term).stream().map(word -> language.stem(word.text())).toList());
    }

    private record Known(SynonymList list, Map<String, List<String>> byStems) {}
}
