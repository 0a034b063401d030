package io.merkato;

import io.merkato.platform.text.ApiName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Draws the tables of statuses, as the code has them. */
class StatesPageTest {

    @Test
    void theTablesOfStatusesAreUpToDate() throws IOException, ReflectiveOperationException {
        StringBuilder page = new StringBuilder("""
                # States

                What may follow what. Each status has this table in code, and the statement that moves it names both ends.
                """);
        List<Class<?>> types = StatusTablesTest.tables().stream()
                .sorted(Comparator.comparing(StatesPageTest::name))
                .toList();
        for (Class<?> type : types) {
            page.append("\n## ").append(name(type)).append("\n\n| status | may become |\n|---|---|\n");
            Method mayBecome = StatusTablesTest.mayBecome(type).orElseThrow();
            mayBecome.setAccessible(true);
            List<Object> all = Arrays.asList((Object[]) type.getEnumConstants());
            for (Object from : all) {
                String next = all.stream()
                        .filter(to -> follows(mayBecome, from, to))
                        .map(StatesPageTest::text)
                        .collect(Collectors.joining(", "));
                page.append("| ")
                        .append(text(from))
                        .append(from.equals(all.getFirst()) ? ", the first" : "")
                        .append(" | ")
                        .append(next.isEmpty() ? "nothing else" : next)
                        .append(" |\n");
            }
        }
        Snapshot.of("docs/generated/states.md").compare(page.toString());
    }

    private static boolean follows(Method mayBecome, Object from, Object to) {
        try {
            return !from.equals(to) && (boolean) mayBecome.invoke(from, to);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code orders.OrderStatus}. */
    private static String name(Class<?> type) {
        return type.getName().substring("io.merkato.".length());
    }

    private static String text(Object status) {
        return "`" + ApiName.of((Enum<?>) status) + "`";
    }
}
