package io.merkato.platform.jobs;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much of each kind this node does, and how much more it may begin. */
final class JobRoom {

    private final Map<String, Integer> limits;
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Boolean> filled = new HashMap<>();

    /** Room for so many jobs of each kind at once. */
    JobRoom(Map<String, Integer> limits) {
        this.limits = Map.copyOf(limits);
    }

    int total() {
        return limits.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of each kind may begin now; kinds without room are left out. */
    synchronized Map<String, Integer> free() {
        Map<String, Integer> free = new LinkedHashMap<>();
        limits.forEach((kind, limit) -> {
            int room = limit - running.getOrDefault(kind, 0);
            if (room > 0) {
                free.put(kind, room);
            }
        });
        return free;
    }

    /** Notes what begins, one name for each job, after so many of each kind had been asked for. */
    synchronized void take(Map<String, Integer> asked, Collection<String> begun) {
        begun.forEach(kind -> running.merge(kind, 1, Integer::sum));
        asked.forEach((kind, room) ->
                filled.put(kind, begun.stream().filter(kind::equals).count() >= room));
    }

    /** Notes that a job has ended; true when more of its kind may wait for its place. */
    synchronized boolean release(String kind) {
        running.merge(kind, -1, Integer::sum);
        return filled.getOrDefault(kind, false);
    }
}
