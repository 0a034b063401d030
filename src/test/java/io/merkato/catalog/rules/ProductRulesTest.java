package io.merkato.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.merkato.kernel.Money;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a product must be in a shop whose prices are in euros. */
class ProductRulesTest {

    private static final ProductRules RULES = new ProductRules("EUR");

    @ParameterizedTest
    @MethodSource({"products", "variants"})
    void aValueThatCannotBeAcceptedIsPointedAt(Wrong wrong) {
        Draft draft = new Draft();
        wrong.change.accept(draft);

        assertThat(errors(draft))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple(wrong.pointer, wrong.code));
    }

    static Stream<Wrong> products() {
        return Stream.of(
                new Wrong("/title", "REQUIRED", draft -> draft.title = ""),
                new Wrong("/title", "REQUIRED", draft -> draft.title = "   "),
                new Wrong("/title", "TOO_LONG", draft -> draft.title = "x".repeat(301)),
                new Wrong("/slug", "INVALID_SLUG", draft -> draft.slug = "Has Space"),
                new Wrong("/slug", "INVALID_SLUG", draft -> draft.slug = "0198c0de-0000-7000-8000-000000000000"),
                new Wrong("/brand", "REQUIRED", draft -> draft.brand = " "),
                new Wrong("/brand", "TOO_LONG", draft -> draft.brand = "x".repeat(256)),
                new Wrong("/categories", "WRONG_SIZE", draft -> draft.categories = Collections.nCopies(51, "books")),
                new Wrong("/attributes/size", "WRONG_TYPE", draft -> draft.attribute("size", Map.of("w", 1))),
                new Wrong("/attributes/sizes", "WRONG_TYPE", draft -> draft.attribute("sizes", List.of(1, 2))),
                new Wrong("/attributes/a~1b", "WRONG_TYPE", draft -> draft.attribute("a/b", null)),
                new Wrong("/attributes/big", "OUT_OF_RANGE", draft -> draft.attribute("big", Double.POSITIVE_INFINITY)),
                new Wrong("/images/0/url", "INVALID_URL", draft -> draft.images("javascript:alert(1)")),
                new Wrong("/images/1/url", "INVALID_URL", draft -> draft.images("/a.svg", "ftp://x/y")),
                new Wrong("/images/0/url", "INVALID_URL", draft -> draft.images("/" + "x".repeat(2048))),
                new Wrong("/variants", "WRONG_SIZE", draft -> draft.variants = 0),
                new Wrong("/variants", "WRONG_SIZE", draft -> draft.variants = 2049));
    }

    static Stream<Wrong> variants() {
        return Stream.of(
                new Wrong("/variants/0/price/amount", "OUT_OF_RANGE", draft -> draft.price = euros(-1)),
                new Wrong("/variants/0/price/amount", "OUT_OF_RANGE", draft -> draft.price = euros(9_000_000_000_001L)),
                new Wrong("/variants/0/price/currency", "OTHER_CURRENCY", draft -> draft.price = new Money(1, "USD")),
                new Wrong("/variants/0/compareAtPrice/amount", "OUT_OF_RANGE", draft -> draft.compareAt = euros(-5)),
                new Wrong("/variants/0/onHand", "OUT_OF_RANGE", draft -> draft.onHand = -1),
                new Wrong("/variants/0/onHand", "OUT_OF_RANGE", draft -> draft.onHand = 1_000_000_001),
                new Wrong("/variants/0/lowStockThreshold", "OUT_OF_RANGE", draft -> draft.lowStock = -1),
                new Wrong("/variants/0/gtin", "INVALID_GTIN", draft -> draft.gtin = "123"),
                new Wrong("/variants/0/gtin", "INVALID_GTIN", draft -> draft.gtin = "12345678901x"),
                new Wrong("/variants/0/taxClass", "INVALID_TAX_CLASS", draft -> draft.taxClass = "Reduced"),
                new Wrong("/variants/0/sku", "INVALID_SKU", draft -> draft.sku = "has\u00e9accent"),
                new Wrong("/variants/0/sku", "INVALID_SKU", draft -> draft.sku = "tab\tin"),
                new Wrong("/variants/0/sku", "INVALID_SKU", draft -> draft.sku = "x".repeat(256)),
                new Wrong("/variants/0/options/Size", "REQUIRED", draft -> draft.options.put("Size", "")),
                new Wrong("/variants/0/options/W~1H", "REQUIRED", draft -> draft.options.put("W/H", " ")));
    }

    @Test
    void limitsThemselvesAreAllowed() {
        Draft draft = new Draft();
        draft.title = "x".repeat(300);
        draft.brand = "x".repeat(255);
        draft.categories = Collections.nCopies(50, "books");
        draft.images("/" + "x".repeat(2047));
        draft.price = euros(9_000_000_000_000L);
        draft.compareAt = euros(0);
        draft.onHand = 1_000_000_000;
        draft.gtin = "12345678";
        draft.sku = "x".repeat(255);

        assertThat(errors(draft)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Draft draft = new Draft();
        draft.title = " ";
        draft.slug = "No Slug";
        draft.price = new Money(-1, "USD");
        draft.onHand = -1;

        assertThat(errors(draft))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/title",
                        "/slug",
                        "/variants/0/price/amount",
                        "/variants/0/price/currency",
                        "/variants/0/onHand");
    }

    @Test
    void variantsOfOneProductDifferInTheirSkusAndOptions() {
        Draft draft = new Draft();
        draft.variants = 2;
        draft.repeated = true;

        assertThat(errors(draft))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/variants/1/sku", "REPEATED"), tuple("/variants/1/options", "REPEATED"));
    }

    private static List<FieldError> errors(Draft draft) {
        try {
            RULES.checked(draft.toDraft());
            return List.of();
        } catch (Problem refused) {
            assertThat(refused.type()).isEqualTo(PlatformProblem.VALIDATION_FAILED);
            return refused.errors();
        }
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    /** A change that makes a product wrong in one respect. */
    record Wrong(String pointer, String code, Consumer<Draft> change) {

        @Override
        public String toString() {
            return pointer + " " + code;
        }
    }

    /** A product that is fine unless a test changes something. */
    private static final class Draft {

        private String title = "Fine";
        private @Nullable String slug;
        private @Nullable String brand;
        private List<String> categories = List.of();
        private List<Image> images = List.of();
        private final Map<String, @Nullable Object> attributes = new HashMap<>();
        private int variants = 1;
        private boolean repeated;
        private String sku = "SKU";
        private final Map<String, String> options = new HashMap<>();
        private Money price = euros(1);
        private @Nullable Money compareAt;
        private @Nullable String gtin;
        private @Nullable String taxClass;
        private @Nullable Integer onHand;
        private @Nullable Integer lowStock;

        void attribute(String name, @Nullable Object value) {
            attributes.put(name, value);
        }

        void images(String... urls) {
            images = Stream.of(urls).map(Image::of).toList();
        }

        @SuppressWarnings("unchecked") // JSON has nulls where the type knows none
        ProductDraft toDraft() {
            return new ProductDraft(
                    slug,
                    title,
                    "",
                    brand,
                    categories,
                    List.of(),
                    images,
                    (Map<String, Object>) (Map<String, ?>) attributes,
                    true,
                    ProductStatus.ACTIVE,
                    IntStream.range(0, variants).mapToObj(this::variant).toList());
        }

        private VariantDraft variant(int i) {
            Map<String, String> all = new HashMap<>(options);
            if (i > 0 && !repeated) {
                all.put("Number", String.valueOf(i));
            }
            return new VariantDraft(
                    i > 0 && !repeated ? sku + i : sku, null, all, price, compareAt, gtin, taxClass, onHand, lowStock);
        }
    }
}
