package io.merkato.catalog;

import static io.merkato.catalog.ProductBody.encoded;
import static io.merkato.catalog.ProductBody.ids;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.text.Normalizer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** é is the same letter whether it is one character or two, and blanks around a name are no part of it. */
@ShopTest
class TextFormsTest {

    private final String word = unique("Wörter É ");

    @Test
    void brandsAreTheSame(Shop shop) {
        String id = ProductBody.active("A")
                .brand("  " + decomposed(word) + "\u00a0")
                .createId(shop);

        for (String asked : new String[] {word, decomposed(word), " " + word + " ", "\u200b" + word}) {
            assertThat(ids(shop.anonymous().get("/v1/products?brand=" + encoded(asked))))
                    .containsExactly(id);
        }
        assertThat(shop.anonymous().get("/v1/products/" + id).text("/brand")).isEqualTo(word);
    }

    @Test
    void attributesAndOptionsAreTheSame(Shop shop) {
        String id = ProductBody.active("A")
                .attribute(decomposed(" Größe "), "\"" + decomposed(word) + " \"")
                .variant(unique("SKU-"), 100, 1, "{\"%s\":\" %s\"}".formatted(decomposed("Höhe "), decomposed(word)))
                .createId(shop);

        for (String name : new String[] {"größe", decomposed("Größe"), "Höhe", decomposed("höhe") + " "}) {
            for (String value : new String[] {word, decomposed(word), " " + word}) {
                assertThat(ids(shop.anonymous().get("/v1/products?attr." + encoded(name) + "=" + encoded(value))))
                        .as(name + " " + value)
                        .containsExactly(id);
            }
        }
        Answer product = shop.anonymous().get("/v1/products/" + id);
        assertThat(product.at("/attributes").toString()).isEqualTo("{\"Größe\":\"%s\"}".formatted(word));
        assertThat(product.at("/variants/0/options").toString()).isEqualTo("{\"Höhe\":\"%s\"}".formatted(word));
        assertThat(product.text("/variants/0/title")).isEqualTo(word);
    }

    @Test
    void namesThatBecomeEqualAreRefusedAndNoneIsLost(Shop shop) {
        Answer attributes = ProductBody.active("A")
                .attribute("Größe", "\"S\"")
                .attribute(decomposed("Größe"), "\"M\"")
                .send(shop)
                .expectProblem(422, "VALIDATION_FAILED");
        Answer options = ProductBody.active("A")
                .variant(unique("SKU-"), 100, 1, "{\"Größe\":\"S\"}")
                .variant(unique("SKU-"), 100, 1, "{\"%s\":\" S \"}".formatted(decomposed("Größe")))
                .send(shop)
                .expectProblem(422, "VALIDATION_FAILED");

        assertThat(attributes.text("/errors/0/pointer")).isEqualTo("/attributes/Größe");
        assertThat(attributes.text("/errors/0/code")).isEqualTo("REPEATED");
        assertThat(options.text("/errors/0/pointer")).isEqualTo("/variants/1/options");
        assertThat(options.text("/errors/0/code")).isEqualTo("REPEATED");
    }

    @Test
    void blanksAroundSkusAndSlugsAreCut(Shop shop) {
        String slug = "slug-" + UUID.randomUUID().toString().substring(24);
        String sku = unique("SKU-");
        Answer made = ProductBody.active("A")
                .with("slug", "\" " + slug + "\\u200b\"")
                .variant(" " + sku + "\u00a0", 100, 1)
                .create(shop);

        assertThat(made.text("/slug")).isEqualTo(slug);
        assertThat(made.text("/variants/0/sku")).isEqualTo(sku);
        ProductBody.active("B").variant(sku, 100, 1).send(shop).expectProblem(409, "SKU_TAKEN");
    }

    @Test
    void categoriesAreFoundWithBlanksAroundTheirSlug(Shop shop) {
        String slug = CategoryBody.create(shop, unique("Category ")).text("/slug");
        String id = ProductBody.active("A").category(" " + slug + " ").createId(shop);

        assertThat(ids(shop.anonymous().get("/v1/products?category=" + encoded(" " + slug + "\u200b"))))
                .containsExactly(id);
    }

    @Test
    void titlesAndDescriptionsAreComposed(Shop shop) {
        Answer made = ProductBody.active(decomposed(" Crème " + word))
                .with("description", "\"" + decomposed("Für Élise") + "\"")
                .create(shop);

        assertThat(made.text("/title")).isEqualTo("Crème " + word);
        assertThat(made.text("/description")).isEqualTo("Für Élise");
    }

    @Test
    void peopleAndPlacesAreTheSame(Shop shop) {
        String email = unique("zoe-") + "@zoé.example";
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"%s","lastName":"Müller"}
                        """.formatted(decomposed(email), Shop.PASSWORD, decomposed("Zoë")))
                .expect(202);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"%s\"}".formatted(shop.mailedToken(decomposed(email))))
                .expect(204);

        Answer session = shop.signIn(email, Shop.PASSWORD);

        assertThat(shop.signIn(decomposed(email), Shop.PASSWORD).text("/user/id"))
                .isEqualTo(session.text("/user/id"));
        assertThat(session.text("/user/email")).isEqualTo(email);
        assertThat(session.text("/user/firstName")).isEqualTo("Zoë");
        assertThat(shop.anonymous()
                        .bearing(session.text("/accessToken"))
                        .post("/v1/me/addresses", Shop.ADDRESS.replace("Berlin", decomposed("Köln")))
                        .expect(201)
                        .text("/city"))
                .isEqualTo("Köln");
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
