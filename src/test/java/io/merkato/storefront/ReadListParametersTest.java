package io.merkato.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the parameters of the product list are read. */
class ReadListParametersTest {

    private static final String WRONG_TYPE = "has the wrong type";

    @Test
    void nothingIsAskedOfTheWholeList() {
        assertThat(read(Map.of()))
                .isEqualTo(new ListParameters(null, null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void everyParameterIsRead() {
        Map<String, String[]> all = new LinkedHashMap<>();
        all.put("q", values("iron kettle"));
        all.put("category", values("kitchen"));
        all.put("brand", values("Pots, Pans & Co", "Schliffa"));
        all.put("minPrice", values("100"));
        all.put("maxPrice", values("9223372036854775807"));
        all.put("inStock", values("true"));
        all.put("minRating", values("4.5"));
        all.put("sort", values("-price"));
        all.put("facets", values("false"));
        all.put("explain", values("true"));
        all.put("limit", values("7"));
        all.put("cursor", values("abc"));
        all.put("attr.colour", values("red"));

        assertThat(read(all))
                .isEqualTo(new ListParameters(
                        "iron kettle",
                        "kitchen",
                        List.of("Pots, Pans & Co", "Schliffa"),
                        100L,
                        Long.MAX_VALUE,
                        true,
                        new BigDecimal("4.5"),
                        "-price",
                        false,
                        true,
                        7,
                        "abc"));
    }

    @ParameterizedTest
    @CsvSource({"q, 200", "category, 200", "cursor, 2000"})
    void aTextHasALimit(String name, int max) {
        assertThat(wrong(name, "a".repeat(max))).isEmpty();
        assertThat(wrong(name, "a".repeat(max + 1))).containsExactly(tooLong("?" + name, max));
    }

    @Test
    void brandsAreLimitedInNumberAndLength() {
        String tooLong = "b".repeat(101);

        assertThat(wrong("brand", brands(50, i -> "b".repeat(100)))).isEmpty();
        assertThat(wrong("brand", brands(51, i -> "b" + i)))
                .containsExactly(new FieldError("?brand", "SIZE", "comes more than 50 times"));
        assertThat(wrong("brand", "ok", tooLong, tooLong))
                .containsExactly(tooLong("?brand[1]", 100), tooLong("?brand[2]", 100));
        assertThat(wrong("brand", brands(500, i -> tooLong))).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minPrice", "maxPrice"})
    void aPriceIsAWholeNumberThatIsNotNegative(String name) {
        assertThat(wrong(name, "0")).isEmpty();
        assertThat(wrong(name, " 5")).isEmpty();
        assertThat(wrong(name, "-1")).containsExactly(new FieldError("?" + name, "MIN", "is at least 0"));
        for (String text : List.of("abc", "1.5", "1e2", "9223372036854775808", "5,0")) {
            assertThat(wrong(name, text)).as(text).containsExactly(wrongType(name));
        }
    }

    @Test
    void aPageHasOneToAHundredItems() {
        assertThat(read("limit", "1").limit()).isEqualTo(1);
        assertThat(read("limit", "100").limit()).isEqualTo(100);
        assertThat(wrong("limit", "0")).containsExactly(new FieldError("?limit", "MIN", "is at least 1"));
        assertThat(wrong("limit", "101")).containsExactly(new FieldError("?limit", "MAX", "is at most 100"));
        assertThat(wrong("limit", "many")).containsExactly(wrongType("limit"));
        assertThat(wrong("limit", "2147483648")).containsExactly(wrongType("limit"));
    }

    @Test
    void aRatingIsFromNoneToFiveStars() {
        for (String text : List.of("0", "-0.0", "5.00", ".5", "1e-1000000000", "0e1000000000")) {
            assertThat(wrong("minRating", text)).as(text).isEmpty();
        }
        assertThat(wrong("minRating", "-0.1"))
                .containsExactly(new FieldError("?minRating", "DECIMAL_MIN", "must be greater than or equal to 0"));
        for (String text : List.of("5.0001", "6", "1e1000000000")) {
            assertThat(wrong("minRating", text))
                    .as(text)
                    .containsExactly(new FieldError("?minRating", "DECIMAL_MAX", "must be less than or equal to 5"));
        }
        for (String text : List.of("good", "NaN", "4,5", "0x1", "1e99999999999")) {
            assertThat(wrong("minRating", text)).as(text).containsExactly(wrongType("minRating"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inStock", "facets", "explain"})
    void yesAndNoHaveSomeNames(String name) {
        Function<ListParameters, @Nullable Boolean> flag =
                switch (name) {
                    case "inStock" -> ListParameters::inStock;
                    case "facets" -> ListParameters::facets;
                    default -> ListParameters::explain;
                };
        for (String yes : List.of("true", "TRUE", "on", "yes", "1", " true ")) {
            assertThat(flag.apply(read(name, yes))).as(yes).isTrue();
        }
        for (String no : List.of("false", "False", "off", "no", "0")) {
            assertThat(flag.apply(read(name, no))).as(no).isFalse();
        }
        for (String neither : List.of("perhaps", "t", "2", "null", "tr ue")) {
            assertThat(wrong(name, neither)).as(neither).containsExactly(wrongType(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"limit, 5, 500", "minPrice, 1, -1", "maxPrice, 1, x", "minRating, 1, 9", "inStock, true, perhaps"})
    void ofWhatIsNoTextTheFirstValueCounts(String name, String good, String bad) {
        assertThat(wrong(name, good, bad)).isEmpty();
        assertThat(wrong(name, bad, good)).hasSize(1);
    }

    @Test
    void allThatIsBeyondItsLimitIsToldAtOnce() {
        Map<String, String[]> all = new LinkedHashMap<>();
        all.put("q", values("a".repeat(201)));
        all.put("minPrice", values("-1"));
        all.put("minRating", values("6"));
        all.put("limit", values("0"));
        all.put("cursor", values("a".repeat(2001)));

        assertThat(wrong(all))
                .extracting(FieldError::pointer)
                .containsExactly("?q", "?minPrice", "?minRating", "?limit", "?cursor");
    }

    @Test
    void allThatCannotBeReadIsToldAtOnceAndLimitsLater() {
        Map<String, String[]> all = new LinkedHashMap<>();
        all.put("q", values("a".repeat(201)));
        all.put("maxPrice", values("x"));
        all.put("inStock", values("x"));
        all.put("limit", values("x"));

        assertThat(wrong(all)).containsExactly(wrongType("maxPrice"), wrongType("inStock"), wrongType("limit"));
    }

    private static ListParameters read(String name, String... values) {
        return read(Map.of(name, values));
    }

    private static ListParameters read(Map<String, String[]> parameters) {
        return ReadListParameters.of(parameters);
    }

    private static List<FieldError> wrong(String name, String... values) {
        return wrong(Map.of(name, values));
    }

    private static List<FieldError> wrong(Map<String, String[]> parameters) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(parameters));
        if (problem == null) {
            return List.of();
        }
        assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_PARAMETER);
        assertThat(problem.detail()).isEqualTo("See errors for the parameters to change.");
        return problem.errors();
    }

    private static FieldError wrongType(String name) {
        return new FieldError("?" + name, "WRONG_TYPE", WRONG_TYPE);
    }

    private static FieldError tooLong(String pointer, int max) {
        return new FieldError(pointer, "SIZE", "has another length than the 0 to " + max + " that are allowed");
    }

    private static String[] brands(int count, IntFunction<String> brand) {
        return IntStream.range(0, count).mapToObj(brand).toArray(String[]::new);
    }

    private static String[] values(String... values) {
        return Arrays.copyOf(values, values.length);
    }
}
