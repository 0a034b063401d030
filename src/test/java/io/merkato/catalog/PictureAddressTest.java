package io.merkato.catalog;

import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that the world finds at another address than the one it listens at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PictureAddressTest {

    private static final String PUBLIC = "https://api.corner.example/shop";
    private static final String OWN = "/images/pot.svg";

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start(
                "--merkato.public-url=" + PUBLIC + "/",
                "--merkato.storefront-url=https://www.corner.example/account/",
                "--merkato.welcome=false");
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void everyAnswerHasTheWholeAddress() {
        Answer made = product("[\"" + OWN + "\"]");
        Product product = new Product(shop, made);
        SentOrder order = shop.guestWith(product, 1).order().isConfirmed();
        Guest another = shop.guestWith(product, 1);

        assertThat(List.of(
                        made.text("/images/0/url"),
                        shop.admin().get(product.path()).text("/images/0/url"),
                        shop.anonymous().get("/v1/products/" + product.id()).text("/images/0/url"),
                        shop.anonymous()
                                .get("/v1/products?brand=" + made.text("/brand"))
                                .text("/items/0/image"),
                        another.cart().text("/items/0/image"),
                        order.answer().text("/items/0/image"),
                        order.read().text("/items/0/image")))
                .allMatch((PUBLIC + OWN)::equals);
    }

    @Test
    void theHostThatARequestNamesChangesNothing() {
        Answer product = product("[\"" + OWN + "\"]");

        Answer answer = shop.anonymous()
                .with("X-Forwarded-Host", "evil.example")
                .with("Forwarded", "host=evil.example;proto=http")
                .get("/v1/products/" + product.text("/id"));

        assertThat(answer.text("/images/0/url")).isEqualTo(PUBLIC + OWN);
    }

    @Test
    void whatIsAnAddressAlreadyStaysAsItIs() {
        Answer product = product("[\"https://cdn.example.org/a.jpg\",\"//cdn.example.org/b.jpg\"]");

        assertThat(product.text("/images/0/url")).isEqualTo("https://cdn.example.org/a.jpg");
        assertThat(product.text("/images/1/url")).isEqualTo("https://cdn.example.org/b.jpg");
    }

    @Test
    void anAnswerThatIsSentBackStoresThePathAgain() {
        Answer product = product("[{\"url\":\"" + OWN + "\",\"alt\":\"A pot\"},\"" + PUBLIC + "x/other.svg\"]");

        Answer changed = shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), "{\"images\":" + product.at("/images") + "}")
                .expect(200);

        assertThat(changed.at("/images")).isEqualTo(product.at("/images"));
        assertThat(stored(product.text("/id"))).isEqualTo("""
                [{"alt": "A pot", "url": "%s"}, {"url": "%sx/other.svg"}]""".formatted(OWN, PUBLIC));
    }

    @Test
    void linksInMailsLeadToTheStorefrontThatTheSettingsName() {
        String email = shop.registered();

        assertThat(shop.mails(email, 1).get(0).get("text").asString())
                .contains("https://www.corner.example/account/confirm-email?token=");
    }

    @Test
    void aShopThatWantsNoPageAtItsRootHasNone() {
        shop.anonymous().with("Accept", "text/html").get("/").expectProblem(404, "NOT_FOUND");
    }

    private Answer product(String images) {
        return ProductBody.active("Pot")
                .brand(unique("Brand"))
                .with("images", images)
                .variant(unique("P-"), 1900, 5, "{}")
                .create(shop);
    }

    private String stored(String product) {
        return shop.bean(JdbcClient.class)
                .sql("select images::text from catalog.product where id = :id::uuid")
                .param("id", product)
                .query(String.class)
                .single();
    }
}
