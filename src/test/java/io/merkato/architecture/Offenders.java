package io.merkato.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Those who break a rule. The known ones become fewer: nobody joins them, and who no longer breaks the rule has to leave
 * the list.
 */
public final class Offenders {

    private final Map<String, String> found;

    private Offenders(Map<String, String> found) {
        this.found = found;
    }

    public static Offenders of(Collection<String> names) {
        return of(names, name -> "");
    }

    /** Offenders whose name does not say what they do. */
    public static <T> Offenders of(Collection<T> found, Function<T, String> explanation) {
        return new Offenders(found.stream()
                .collect(Collectors.toMap(String::valueOf, explanation, (first, second) -> first, TreeMap::new)));
    }

    /** Fails when there is any. */
    public void areNone(String rule) {
        areOnly(rule, Set.of());
    }

    /** Fails when there is another than these, and when one of these is not there any more. */
    public void areOnly(String rule, Set<String> known) {
        Map<String, String> added = new TreeMap<>(found);
        added.keySet().removeAll(known);
        assertThat(added).as("%s These do not obey:", rule).isEmpty();
        Set<String> obeying = new TreeSet<>(known);
        obeying.removeAll(found.keySet());
        assertThat(obeying)
                .as("%s These obey by now; take them out of the list of known offenders:", rule)
                .isEmpty();
    }
}
