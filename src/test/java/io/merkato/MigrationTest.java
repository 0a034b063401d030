package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.merkato.platform.jobs.RecurringJob;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.OlderShop;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A database that an earlier version has filled opens with this one, and what was in it reads as before. It is as a shop
 * of schema 18 left it, with odd rows that were allowed then. A later migration that rewrites rows adds what it has to
 * cope with: a file that is written between two versions of the schema.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationTest {

    private static final String PASSWORD = "a-quiet-lantern-42";
    private static final String GUEST_TOKEN = "sykjR0ChcsAQ9agfQ-fURFQvsIza2dl8CRQt5QbvxtM";

    private final Path folder = Folders.newOne("older-");
    private Shop shop;

    @BeforeAll
    void openAnOlderDatabase() {
        OlderShop.write(folder, "18", "migrations/shop-of-v18.sql", "migrations/waiting-in-v18.sql");
        shop = Shop.over(folder);
    }

    @AfterAll
    void close() {
        shop.close();
        Folders.delete(folder);
    }

    @AfterEach
    void everyRuleHolds() {
        shop.expectNothingLeftOver();
    }

    @Test
    void ordersReadAsBefore() {
        JsonNode orders = signedIn("ada@example.org", PASSWORD)
                .get("/v1/orders")
                .expect(200)
                .at("/items");

        assertThat(texts(orders, "/number")).containsExactly("M-SNX8Y2K5", "M-36Z957BF", "M-XZVS8WFR");
        assertThat(texts(orders, "/paymentStatus")).containsExactly("failed", "paid", "paid");
        assertThat(texts(orders, "/total/amount")).containsExactly("1090", "790", "5648");
        assertThat(texts(orders.get(2).get("items"), "/title"))
                .as("copies of what was bought stay as they were written")
                .containsExactly("Plain teapot", decomposed("Crème brûlée Törtchen"));
        assertThat(orders.get(2).at("/shippingAddress/city").asString()).isEqualTo("Köln");
        Answer guest = shop.anonymous()
                .with("Cart-Token", GUEST_TOKEN)
                .get("/v1/orders/01a216c9-1cdb-75b3-8128-e59bce97bec1")
                .expect(200);
        assertThat(guest.text("/number")).isEqualTo("M-6DYJAEPY");
    }

    @Test
    void whatWaitedToBeDoneIsDone() {
        assertThat(texts(shop.mails("ada@example.org", 2), "/subject"))
                .contains("Your order M-36Z957BF is confirmed", "Choose a new password");
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken("newcomer@example.org") + "\"}")
                .expect(204);
        signedIn("newcomer@example.org", PASSWORD);
    }

    @Test
    void anImportThatHadNotEndedIsCarriedOut() {
        shop.expectNothingLeftOver();

        assertThat(shop.admin()
                        .get("/v1/admin/imports/01a216c9-1d00-7000-8000-0000000000b1")
                        .expect(200)
                        .text("/status"))
                .isEqualTo("succeeded");
        assertThat(slugs("q=halfway")).containsExactly("halfway-there");
    }

    @Test
    void aMailThatWasNotSentIsSentOnceANodeHasSmtp() {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try (Shop sending = Shop.beside(
                shop,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort())) {
            sending.bean("sendWaitingMails", RecurringJob.class).run();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(server.getReceivedMessages())
                    .extracting(MimeMessage::getSubject)
                    .contains("Written long ago"));
            // What it leaves behind half-sent nobody else could send.
            sending.expectNothingLeftOver();
        } finally {
            server.stop();
            // It was planned by the node that is gone, and the others have no SMTP to do it with.
            shop.bean(JdbcClient.class)
                    .sql("delete from platform.job where task_name = 'notifications.send-waiting-mails'")
                    .update();
        }
    }

    @Test
    void everybodySignsIn() {
        signedIn("ada@example.org", PASSWORD);
        signedIn("grace@example.org", "zwei grüne Ämter 7");
        signedIn("renée@example.org", PASSWORD);
        signedIn(decomposed("renée@example.org"), PASSWORD);
        signedIn("decomposed@example.org", decomposed("zwei grüne Ämter 7"));
    }

    @Test
    void ofTwoAccountsWhoseAddressesAreEqualNowNoneIsLost() {
        signedIn("zoé@example.org", PASSWORD);
        signedIn(decomposed("zoé@example.org"), PASSWORD);

        assertThat(texts(
                        shop.admin()
                                .get("/v1/admin/users?limit=100")
                                .expect(200)
                                .at("/items"),
                        "/email"))
                .contains("zoé@example.org", decomposed("zoé@example.org"));
    }

    /** Letters outside ASCII before the @ are refused of new addresses only. */
    @Test
    void whoHasAnAddressThatWouldBeRefusedNowCanResetThePassword() {
        shop.anonymous()
                .post("/v1/auth/forgot-password", "{\"email\":\"renée@example.org\"}")
                .expect(202);

        assertThat(shop.mailedToken("renée@example.org")).isNotEmpty();
    }

    @Test
    void whatShippingCostsInAShopThatHasSoldIsMeantAsItIs() {
        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(starter_currency) from pricing.shipping_method")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theAddressBookIsThereInComposedLetters() {
        Answer book =
                signedIn("ada@example.org", PASSWORD).get("/v1/me/addresses").expect(200);

        assertThat(book.text("/items/0/city")).isEqualTo("Köln");
        assertThat(book.text("/items/0/name")).isEqualTo("Zoë Müller");
    }

    @Test
    void productsAreFoundHoweverTheyWereWritten() {
        Answer product = shop.anonymous().get("/v1/products/creme").expect(200);

        assertThat(product.text("/title")).isEqualTo("Crème brûlée Törtchen");
        assertThat(product.text("/brand")).isEqualTo("Café Noël");
        assertThat(product.at("/attributes").toString())
                .isEqualTo("{\"Größe\":\"klein\",\"Farbe ö\":\"blöd\",\"Größe (2)\":\"groß\"}");
        for (String query : List.of(
                "q=creme brulee",
                "q=smorrebrod strasse",
                "q=" + decomposed("Törtchen"),
                "brand=Café Noël",
                "brand=" + decomposed("Café Noël"),
                "attr.Größe=klein",
                "attr.größe (2)=groß",
                "attr.Farbe ö=blöd",
                "category=kueche-2")) {
            assertThat(slugs(query)).as(query).containsExactly("creme");
        }
    }

    @Test
    void variantsThatBecameEqualAreToldApart() {
        Answer product = shop.anonymous().get("/v1/products/options").expect(200);

        assertThat(product.at("/variants")
                        .valueStream()
                        .map(variant -> variant.get("sku") + " " + variant.get("options")))
                .containsExactly(
                        "\"OPT-1\" {\"Farbe\":\"rot\",\"Größe\":\"S\"}",
                        "\"OPT-2\" {\"Farbe\":\"rot (2)\",\"Größe\":\"S\"}",
                        "\"OPT-3\" {\"Größe\":\"x\",\"Größe (2)\":\"größer\"}");
    }

    @Test
    void variantsThatDifferInTheCaseOfLettersAreToldApart() {
        Answer product = shop.anonymous().get("/v1/products/cases").expect(200);

        assertThat(product.at("/variants").valueStream().map(variant -> variant.get("options")
                        .toString()))
                .containsExactly("{\"Colour\":\"Red\"}", "{\"colour\":\"red (3)\"}", "{\"Colour\":\"Red (2)\"}");
    }

    @Test
    void whatHasANameOfNothingIsStillThere() {
        assertThat(shop.anonymous()
                        .get("/v1/products/nothing-to-see")
                        .expect(200)
                        .text("/title"))
                .isEqualTo("\u200b");
    }

    @Test
    void categoriesThatBecameEqualStandBesideEachOther() {
        JsonNode tree = shop.anonymous().get("/v1/categories").expect(200).at("/items");

        assertThat(tree.valueStream()
                        .map(node -> node.get("name").asString() + " "
                                + node.get("slug").asString())
                        .filter(name -> !name.contains("nothing")))
                .containsExactly(
                        "Deep deep-1",
                        "Garten garten-2",
                        "Garten (2) garten",
                        "Küche kueche",
                        "Küche (2) kueche-3",
                        "Küche (3) kueche-2");
        assertThat(texts(
                        tree.valueStream()
                                .filter(node -> node.get("slug").asString().equals("kueche"))
                                .findFirst()
                                .orElseThrow()
                                .get("children"),
                        "/name"))
                .containsExactly("Ärmel", "Boote", "Zelte");
    }

    @Test
    void aTreeThatIsDeeperThanWouldBeAllowedIsShown() {
        JsonNode tree = shop.anonymous().get("/v1/categories").expect(200).at("/items");

        JsonNode node = tree.get(0).get("slug").asString().equals("deep-1") ? tree.get(0) : tree.get(1);
        for (int level : IntStream.rangeClosed(1, 60).toArray()) {
            assertThat(node.get("slug").asString()).isEqualTo("deep-" + level);
            assertThat(node.get("productCount").asInt()).isEqualTo(1);
            node = node.get("children").path(0);
        }
        assertThat(slugs("category=deep-1")).containsExactly("deep-down");
    }

    @Test
    void namesStandInTheOrderOfADictionary() {
        assertThat(slugs("category=garten&sort=name")).containsExactly("angel", "apfel", "zebra");
    }

    @Test
    void whatWasEverOrderedIsKnownByItsMark() {
        assertThat(shop.bean(JdbcClient.class)
                        .sql("select slug from catalog.product where ordered")
                        .query(String.class)
                        .list())
                .contains("plain-teapot", "nothing-to-see", "options")
                .doesNotContain("cases", "zebra", "deep-down");
    }

    @Test
    void whatWasBoughtMostStandsFirst() {
        assertThat(slugs("sort=popularity")).containsSubsequence("plain-teapot", "nothing-to-see", "zebra");
    }

    @Test
    void whatIsInACartCanBeBought() {
        Guest guest = new Guest(shop.anonymous().with("Cart-Token", GUEST_TOKEN));
        assertThat(guest.cart().number("/subtotal/amount")).isEqualTo(900);

        Answer order = guest.order().isConfirmed().answer();

        assertThat(order.text("/items/0/title")).isEqualTo("Crème brûlée Törtchen");
    }

    private Client signedIn(String email, String password) {
        return shop.anonymous().bearing(shop.signIn(email, password).text("/accessToken"));
    }

    private List<String> slugs(String query) {
        String encoded = Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .map(part -> encoded(part[0]) + "=" + encoded(part[1]))
                .collect(Collectors.joining("&"));
        return texts(shop.anonymous().get("/v1/products?" + encoded).expect(200).at("/items"), "/slug");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array, String pointer) {
        return array.valueStream().map(item -> item.at(pointer).asString()).toList();
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
