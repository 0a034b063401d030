package io.merkato.platform.invariants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Runs the queries in {@code resources/invariants}: statements that each begin with a comment saying what must be
 * true, and give a row for each thing of which it is not.
 */
@Component
public class Invariants {

    private final InvariantStore store;
    private final List<Invariant> invariants;

    Invariants(InvariantStore store) {
        this.store = store;
        this.invariants = load();
    }

    /** What is not as it must be, for each rule that is broken; empty when all is well. */
    public List<Violation> check() {
        return check(invariants);
    }

    /** As {@link #check()}, one sentence for each thing. */
    public List<String> violations() {
        return sentences(check());
    }

    /** As {@link #violations()}, of what must be true in these modules; each has its queries in a file of its name. */
    public List<String> violationsIn(Set<String> modules) {
        return sentences(check(invariants.stream()
                .filter(invariant -> modules.contains(invariant.module()))
                .toList()));
    }

    /** The sentences that say what must be true. */
    List<String> rules() {
        return invariants.stream().map(Invariant::rule).toList();
    }

    private List<Violation> check(List<Invariant> asked) {
        return asked.stream()
                .map(invariant -> violation(invariant.rule(), store.find(invariant.query())))
                .filter(violation -> violation.count() > 0)
                .toList();
    }

    private static Violation violation(String rule, List<InvariantStore.Broken> broken) {
        return new Violation(
                rule,
                broken.isEmpty() ? 0 : broken.getFirst().count(),
                broken.stream().map(InvariantStore.Broken::id).toList(),
                broken.stream().map(InvariantStore.Broken::row).toList());
    }

    private static List<String> sentences(List<Violation> violations) {
        return violations.stream()
                .flatMap(violation -> violation.rows().stream().map(row -> violation.rule() + " Not so: " + row))
                .toList();
    }

    private static List<Invariant> load() {
        try {
            List<Invariant> loaded = new ArrayList<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:invariants/*.sql")) {
                String module = String.valueOf(file.getFilename()).replace(".sql", "");
                for (String statement :
                        file.getContentAsString(StandardCharsets.UTF_8).split(";")) {
                    if (!statement.isBlank()) {
                        loaded.add(Invariant.of(module, statement.strip()));
                    }
                }
            }
            return List.copyOf(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Invariant(String module, String rule, String query) {

        static Invariant of(String module, String statement) {
            int end = statement.indexOf('\n');
            return new Invariant(module, statement.substring(2, end).strip(), statement.substring(end + 1));
        }
    }
}
