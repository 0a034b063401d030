package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.merkato.architecture.Offenders;
import io.merkato.platform.text.ApiName;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every status in the database has an enum in the module that owns it: with the same values, and a table of what may
 * follow what, asked by a method that takes the next status.
 */
@ShopTest
class StatusTablesTest {

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final List<Class<?>> ENUMS = enums();

    /** Staff set them as they like: every status may follow every other, and there is nothing to look up. */
    private static final Set<String> SET_BY_PEOPLE = Set.of("catalog.product.status");

    @Test
    void everyStatusColumnHasAnEnumWithATable(Shop shop) {
        List<Column> columns = columns(shop);
        assertThat(columns).extracting(Column::name).contains("orders.order.status");
        Offenders.of(
                        columns.stream().filter(column -> !isKnown(column)).toList(),
                        column -> "values in the database: " + column.values())
                .areNone("A status has an enum in its module, with the values of its column and a table of what may "
                        + "follow what.");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyStatusButTheFirstIsReached(Class<?> type) throws ReflectiveOperationException {
        Object[] constants = type.getEnumConstants();
        Method mayBecome = mayBecome(type).orElseThrow();
        mayBecome.setAccessible(true);
        for (int i = 1; i < constants.length; i++) {
            Object next = constants[i];
            boolean reached = false;
            for (Object from : constants) {
                reached |= !from.equals(next) && (boolean) mayBecome.invoke(from, next);
            }
            assertThat(reached)
                    .as("%s.%s follows something", type.getSimpleName(), next)
                    .isTrue();
        }
    }

    private static boolean isKnown(Column column) {
        return ENUMS.stream()
                .filter(type -> type.getPackageName().startsWith("io.merkato." + column.schema()))
                .filter(type -> texts(type).equals(column.values()))
                .anyMatch(type ->
                        SET_BY_PEOPLE.contains(column.name()) || mayBecome(type).isPresent());
    }

    static List<Class<?>> tables() {
        return ENUMS.stream().filter(type -> mayBecome(type).isPresent()).toList();
    }

    private static Set<String> texts(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ApiName.of((Enum<?>) constant))
                .collect(Collectors.toSet());
    }

    private static List<Class<?>> enums() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.merkato").stream()
                        .filter(JavaClass::isEnum)
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    static Optional<Method> mayBecome(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && method.getReturnType() == boolean.class)
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {type}))
                .findAny();
    }

    private static List<Column> columns(Shop shop) {
        return shop.bean(JdbcClient.class)
                .sql("""
                        select n.nspname as schema, t.relname as "table", a.attname as "column",
                               coalesce(string_agg(pg_get_constraintdef(c.oid), ' '), '') as checks
                        from pg_attribute a
                        join pg_class t on t.oid = a.attrelid and t.relkind in ('r', 'p')
                        join pg_namespace n on n.oid = t.relnamespace
                        left join pg_constraint c on c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum]
                        where (a.attname = 'status' or a.attname like '%\\_status') and a.atttypid = 'text'::regtype
                          and n.nspname not in ('pg_catalog', 'information_schema')
                        group by 1, 2, 3
                        order by 1, 2, 3
                        """)
                .query((rs, row) -> new Column(
                        rs.getString("schema"),
                        rs.getString("schema") + "." + rs.getString("table") + "." + rs.getString("column"),
                        QUOTED.matcher(rs.getString("checks"))
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet())))
                .list();
    }

    private record Column(String schema, String name, Set<String> values) {

        @Override
        public String toString() {
            return name;
        }
    }
}
