package io.merkato.platform.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what looks like a setting of the shop but is none, such as a name that is mistyped. */
final class UnknownVariables {

    private static final String PREFIX = "MERKATO_";

    /** Read by the launcher and by commands. */
    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("MERKATO_JAVA_OPTS", "MERKATO_STARTED_AT_MS", "MERKATO_URL");

    /** Kubernetes tells every container where a service called merkato is. */
    private static final Pattern OF_KUBERNETES = Pattern.compile("MERKATO_(SERVICE_.*|PORT_\\d+_.*)");

    private final Collection<Setting<?>> known;

    UnknownVariables(Collection<Setting<?>> known) {
        this.known = known;
    }

    /** Whether this is the name of a setting that there is not. */
    boolean has(String name) {
        return name.startsWith(PREFIX) && names().noneMatch(name::equals);
    }

    /** A sentence about each that a person may have meant to count, in the order of their names. */
    List<String> sentences(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .filter(variable -> has(variable.getKey()) && !isOfKubernetes(variable))
                        .map(variable ->
                                variable.getKey() + " is no setting, and counts for nothing. The nearest one is "
                                        + nearest(variable.getKey()) + ".")
                        .toList();
    }

    private static boolean isOfKubernetes(Map.Entry<String, String> variable) {
        return OF_KUBERNETES.matcher(variable.getKey()).matches()
                || (variable.getKey().equals("MERKATO_PORT")
                        && variable.getValue().startsWith("tcp://"));
    }

    private String nearest(String name) {
        return names().min(
                        Comparator.comparingInt(other -> distance(name.replace(PREFIX, ""), other.replace(PREFIX, ""))))
                .orElseThrow();
    }

    private Stream<String> names() {
        return Stream.concat(
                known.stream().map(Setting::variable), OF_THE_LAUNCHER.stream().sorted());
    }

    /** How many letters must be put in, left out or changed to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int column = 1; column <= other.length(); column++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
