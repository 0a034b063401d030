package io.merkato.search.insights;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this node has counted and not yet kept. It has at most so many texts; of more only the number of searches is counted. */
final class Tally {

    static final int MOST_TEXTS = 2000;

    private Map<Key, SearchCount> counts = new HashMap<>();
    private Map<LocalDate, Long> searches = new TreeMap<>();

    private record Key(LocalDate day, String words) {}

    /**
     * What was counted in a while.
     *
     * @param searches all searches of each day that there is a count of, those too that are in none
     */
    record Gathered(List<SearchCount> counts, Map<LocalDate, Long> searches) {

        boolean isEmpty() {
            return searches.isEmpty();
        }
    }

    /** Counts a search whose text is not to be counted. */
    synchronized void addUntold(LocalDate day) {
        searches.merge(day, 1L, Long::sum);
    }

    synchronized void add(SearchCount count) {
        searches.merge(count.day(), (long) count.searches(), Long::sum);
        put(count, true);
    }

    /** Takes out what has come together. */
    synchronized Gathered take() {
        Gathered gathered = new Gathered(List.copyOf(counts.values()), searches);
        counts = new HashMap<>();
        searches = new TreeMap<>();
        return gathered;
    }

    /** Puts back what could not be kept. */
    synchronized void giveBack(Gathered gathered) {
        gathered.searches.forEach((day, number) -> searches.merge(day, number, Long::sum));
        gathered.counts.forEach(count -> put(count, false));
    }

    private void put(SearchCount count, boolean isLater) {
        Key key = new Key(count.day(), count.text().words());
        SearchCount known = counts.get(key);
        if (known != null) {
            counts.put(key, isLater ? known.plus(count) : count.plus(known));
        } else if (counts.size() < MOST_TEXTS) {
            counts.put(key, count);
        }
    }
}
