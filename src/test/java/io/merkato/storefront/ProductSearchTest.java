package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.encoded;
import static io.merkato.catalog.ProductBody.ids;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.ProductBody;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are searched for in the product list. */
@ShopTest
class ProductSearchTest {

    @Test
    void wordsOfTheTitleAreFoundInAnyOrderAndForm(Shop shop) {
        String word = unique("w");
        String id = ProductBody.active("Hiking Boots " + word).createId(shop);

        assertThat(find(shop, word)).containsExactly(id);
        assertThat(find(shop, "boot " + word)).containsExactly(id);
        assertThat(find(shop, word.toUpperCase(java.util.Locale.ROOT) + " hiking"))
                .containsExactly(id);
        assertThat(find(shop, word + " sandals")).as("most words").containsExactly(id);
    }

    @Test
    void theBrandIsFound(Shop shop) {
        String brand = unique("Brand");
        String id = ProductBody.active("Unnamed").brand(brand).createId(shop);

        assertThat(find(shop, brand)).containsExactly(id);
    }

    @Test
    void theDescriptionIsFound(Shop shop) {
        String word = unique("w");
        String id = ProductBody.active("Unnamed")
                .with("description", "\"Made of " + word + ".\"")
                .createId(shop);

        assertThat(find(shop, word)).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKU-%s", "%s-RUNNING-SHOES", "12345-%s", "%s/7.5_B", "%s.100", "THE-%s", "%s lamps #3"})
    void everySkuOfAProductIsFound(String form, Shop shop) {
        String first = form.formatted(unique("a"));
        String second = form.formatted(unique("b"));
        String id = ProductBody.active("Unnamed")
                .variant(first, 100, 1, "{\"Size\":\"S\"}")
                .variant(second, 100, 1, "{\"Size\":\"M\"}")
                .createId(shop);

        assertThat(find(shop, first)).startsWith(id);
        assertThat(find(shop, second)).startsWith(id);
    }

    @Test
    void whatIsInTheTitleComesBeforeWhatIsInTheDescription(Shop shop) {
        String word = unique("w");
        String title = ProductBody.active("A " + word).createId(shop);
        String description = ProductBody.active("B")
                .with("description", "\"Goes with " + word + "\"")
                .createId(shop);

        assertThat(find(shop, word)).containsExactly(title, description);
        assertThat(ids(shop.anonymous().get("/v1/products?sort=relevance&q=" + word)))
                .containsExactly(title, description);
        assertThat(ids(shop.anonymous().get("/v1/products?sort=newest&q=" + word)))
                .containsExactly(description, title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Crème brûlée torch  | creme brulee
                    Plain cafe set      | café set
                    Straße              | strasse
                    Grosse Strasse      | große straße
                    Smørrebrød          | smorrebrod
                    Smorrebrod          | SMØRREBRØD
                    Æsir                | aesir
                    Aesir               | æsir
                    Đak Łódź            | dak lodz
                    İstanbul ığdır      | istanbul igdir
                    Œuvre Þorr          | oeuvre thorr
                    Ёлка Чайник         | елка чайник
                    Όδος                | οδοσ
                    Nike™ runner        | nike
                    naïve Måske         | maske naive
                    """)
    void accentsMakeNoDifference(String title, String words, Shop shop) {
        String word = unique("w");
        String id = ProductBody.active(title + " " + word).createId(shop);

        assertThat(find(shop, words + " " + word)).startsWith(id);
        assertThat(find(shop, title + " " + word)).startsWith(id);
        assertThat(find(shop, Normalizer.normalize(title, Normalizer.Form.NFD) + " " + word))
                .startsWith(id);
    }

    @Test
    void accentsMakeNoDifferenceInBrandsAndDescriptions(Shop shop) {
        String word = unique("w");
        String id = ProductBody.active("Unnamed")
                .brand("Ödön " + word)
                .with("description", "\"Smørrebrød\"")
                .createId(shop);

        assertThat(find(shop, "odon smorrebrod " + word)).containsExactly(id);
    }

    @Test
    void aBlankSearchIsNone(Shop shop) {
        String brand = unique("Brand");
        List<String> made = List.of(
                ProductBody.active("First").brand(brand).createId(shop),
                ProductBody.active("Second").brand(brand).createId(shop));

        assertThat(ids(shop.anonymous().get("/v1/products?q=+&sort=relevance&brand=" + brand)))
                .isEqualTo(made.reversed());
    }

    @Test
    void aRenamedProductIsFoundByItsNewNameOnly(Shop shop) {
        String before = unique("w");
        String after = unique("w");
        String id = ProductBody.active(before).createId(shop);

        shop.admin()
                .patch("/v1/admin/products/" + id, "{\"title\":\"" + after + "\"}")
                .expect(200);

        assertThat(find(shop, after)).containsExactly(id);
        assertThat(find(shop, before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "'", "-", "- -", "a & | ! b", "(", ":*", "\\", "the", "%", "😀", "or", "\"open -\" or -x"})
    void oddInputIsNoError(String words, Shop shop) {
        shop.anonymous().get("/v1/products?limit=1&q=" + encoded(words)).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "\u200b", "\u202e", "\ufffe", "\u0301", "\u2800 \u00ad"})
    void whatNobodyCanReadFindsNothing(String words, Shop shop) {
        ProductBody.active("Thing " + unique("w")).createId(shop);

        assertThat(find(shop, words)).isEmpty();
    }

    @Test
    void nulIsRefused(Shop shop) {
        shop.anonymous().get("/v1/products?q=a%00b").expectProblem(400, "INVALID_TEXT");
    }

    private static List<String> find(Shop shop, String words) {
        return ids(shop.anonymous().get("/v1/products?q=" + encoded(words)));
    }
}
