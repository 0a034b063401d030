package io.merkato.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.merkato.testing.Browser;
import io.merkato.testing.Client;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The shop's pages, and a page of another origin, in a real browser. */
@ShopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final String NEW_PASSWORD = "another long enough phrase";

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Browser browser;

    @BeforeAll
    void start() {
        browser = Browser.start();
    }

    @AfterAll
    @SuppressWarnings("ConstantValue") // null when there is no browser here
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theWelcomeIsShownWhole(Shop shop) {
        picturedProduct(shop);

        browser.open(shop.address().toString()).waitFor("document.querySelectorAll('.products img').length > 0");

        assertThat(browser.text()).contains("Sandbox", "API documentation", "Inbox", "Five lines", "SHOP='");
        browser.evaluate("document.querySelectorAll('img').forEach(img => img.loading = 'eager')");
        // Pictures of other tests' products may be on hosts that do not exist.
        browser.waitFor("[...document.querySelectorAll('img')].filter(img => img.src.endsWith('/favicon.svg'))"
                + ".every(img => img.complete && img.naturalWidth > 0)");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.doors')).display")
                        .asString())
                .isEqualTo("grid");
        assertNoComplaints();
    }

    @Test
    void aMailIsReadInTheInboxAndItsLinkConfirms(Shop shop) {
        String email = newAddress();
        shop.anonymous()
                .post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, Shop.PASSWORD))
                .expect(202);
        shop.mails(email, 1);

        browser.open(shop.address() + "/dev/inbox?to=" + email).click(".mails a");
        browser.waitForHeadline("Please confirm your email address");
        assertThat(browser.text()).contains("To " + email, "Hello Ada,");
        String link =
                browser.evaluate("document.querySelector('pre.text a').href").asString();
        browser.open(link).waitForHeadline("Confirm your email address");
        browser.click("button").waitForHeadline("Your address is confirmed");
        shop.signIn(email, Shop.PASSWORD);

        browser.open(link).click("button").waitForHeadline("The link is not valid");
        assertNoComplaintsBut("400");
    }

    @Test
    void aNewAddressIsConfirmedByTheSamePage(Shop shop) {
        String email = shop.registered();
        String next = newAddress();
        Client customer =
                shop.anonymous().bearing(shop.signIn(email, Shop.PASSWORD).text("/accessToken"));
        customer.put("/v1/me/email", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(next, Shop.PASSWORD))
                .expect(202);

        browser.open(linkIn(shop, next, 1)).click("button").waitForHeadline("Your address is confirmed");

        shop.signIn(next, Shop.PASSWORD);
    }

    @Test
    void aForgottenPasswordIsReplaced(Shop shop) {
        String email = shop.registered();
        shop.anonymous()
                .post("/v1/auth/forgot-password", "{\"email\":\"" + email + "\"}")
                .expect(202);

        browser.open(linkIn(shop, email, 2)).waitForHeadline("Choose a new password");
        browser.type("#password", "12345678").click("button").waitFor("!!document.querySelector('[role=alert]')");
        assertThat(browser.text()).contains("Choose another password: it must be more than");
        browser.type("#password", NEW_PASSWORD).click("[data-shows]");
        assertThat(browser.evaluate("document.querySelector('#password').type").asString())
                .isEqualTo("text");
        browser.click("button").waitForHeadline("Your password is changed");

        shop.signIn(email, NEW_PASSWORD);
        assertNoComplaintsBut("422");
    }

    @Test
    void aBuyerPaysOnTheSandboxesPageAndComesBackToAnotherOrigin(Shop shop) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (Served storefront = Served.on("<!doctype html><title>Shop</title><h1>Thank you</h1>", asked)) {
            SentOrder order = shop.guestWith(shop.product(1250, 5), 1)
                    .order("tok_redirect")
                    .isPending();

            browser.open(order.answer().text("/payment/redirectUrl") + "?returnTo=" + storefront.address() + "/thanks")
                    .waitForHeadline("Pay in the sandbox");
            browser.click("button[value=pay]").waitForHeadline("Thank you");

            assertThat(asked).contains("/thanks");
            order.shopper()
                    .client()
                    .post(order.path() + "/payment/confirmation", null)
                    .expect(200);
            order.is("confirmed");
            assertNoComplaints();
        }
    }

    @Test
    void whatIsInAMailCannotReachOut(Shop shop) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (Served elsewhere = Served.on("", asked)) {
            String id = writeMail(shop, """
                    <!doctype html><html><head><title>x</title></head><body>
                    <script>parent.document.title = 'taken'; fetch('%1$s/script')</script>
                    <img src="%1$s/picture" onerror="parent.document.title = 'taken'">
                    <link rel="stylesheet" href="%1$s/style"><style>@import '%1$s/import';</style>
                    <iframe src="%1$s/frame"></iframe><object data="%1$s/object"></object>
                    <meta http-equiv="refresh" content="0;url=%1$s/refresh">
                    <form action="%1$s/form" id="f"><button>Go</button></form>
                    <p>"quoted" &amp; 'shown'</p></body></html>""".formatted(elsewhere.address()));

            browser.open(shop.address() + "/dev/inbox/" + id).waitForHeadline("Hostile");

            assertThat(browser.evaluate("document.title").asString()).isEqualTo("Hostile");
            assertThat(browser.evaluate("document.querySelector('iframe').contentDocument === null")
                            .asBoolean())
                    .as("the mail is of another origin")
                    .isTrue();
            // What the browser was going to ask for it has asked for by the time that it has shown another page.
            browser.open(elsewhere.address() + "/done");
            assertThat(asked).contains("/done").isSubsetOf("/done", "/favicon.ico");
        }
    }

    @Test
    void aPlainPageOfAnotherOriginBuysAsAGuest(Shop shop) throws IOException {
        String slug = picturedProduct(shop);
        try (Served storefront = Served.on(storefront(shop, slug), new CopyOnWriteArrayList<>())) {
            JsonNode bought = browser.open(storefront.address()).evaluate("buy()");

            assertThat(bought.get("picture").asInt()).as("the picture's width").isPositive();
            assertThat(bought.get("cartToken").asString()).isNotBlank();
            assertThat(bought.get("status").asString()).isEqualTo("confirmed");
            assertThat(bought.get("paymentStatus").asString()).isEqualTo("paid");
            assertThat(bought.get("location").asString()).startsWith("/v1/orders/");
            assertThat(bought.get("mayRead").asInt()).as("the order again").isEqualTo(200);
        }
    }

    private void assertNoComplaints() {
        assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    private void assertNoComplaintsBut(String status) {
        assertThat(browser.complaints())
                .filteredOn(complaint -> !complaint.contains("status of " + status))
                .noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    /** The slug of a new product whose picture is one of the shop's files. */
    private static String picturedProduct(Shop shop) {
        return shop.admin()
                .post("/v1/admin/products", """
                {"title":"Framed icon","status":"active","images":[{"url":"/favicon.svg","alt":"The icon"}],
                 "variants":[{"sku":"ICON-%s","price":{"amount":1200,"currency":"EUR"},"onHand":9}]}
                """.formatted(UUID.randomUUID()))
                .expect(201)
                .text("/slug");
    }

    private static String linkIn(Shop shop, String email, int mails) {
        return shop.mails(email, mails)
                .get(0)
                .get("text")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http"))
                .findFirst()
                .orElseThrow();
    }

    private static String writeMail(Shop shop, String html) {
        UUID id = UUID.randomUUID();
        shop.bean(JdbcClient.class).sql("""
                        insert into notifications.mail (id, recipient, recipient_key, subject, text, html)
                        values (:id, 'x@example.org', 'x@example.org', 'Hostile', '<b>text</b>', :html)
                        """).param("id", id).param("html", html).update();
        return id.toString();
    }

    private static String storefront(Shop shop, String slug) {
        return """
                <!doctype html><title>Storefront</title><img id="picture"><script>
                const shop = '%s';
                const json = {'Content-Type': 'application/json'};
                const send = async (path, body, headers) => {
                    const answer = await fetch(shop + path, {method: 'POST', headers: {...json, ...headers},
                        body: JSON.stringify(body)});
                    if (!answer.ok) throw new Error(await answer.text());
                    return answer;
                };
                async function buy() {
                    const product = await (await fetch(shop + '/v1/products/%s')).json();
                    const picture = document.getElementById('picture');
                    picture.src = product.images[0].url;
                    await picture.decode();
                    const cart = await send('/v1/cart/items', {variantId: product.variants[0].id, quantity: 1});
                    const cartToken = cart.headers.get('Cart-Token');
                    const order = await send('/v1/orders', {email: 'ada@example.org', shippingAddress: %s,
                        shippingMethod: 'standard', payment: {method: 'sandbox', token: 'tok_ok'}},
                        {'Cart-Token': cartToken, 'Idempotency-Key': crypto.randomUUID()});
                    const location = order.headers.get('Location');
                    const again = await fetch(shop + location, {headers: {'Cart-Token': cartToken}});
                    const {status, paymentStatus} = await order.json();
                    return {picture: picture.naturalWidth, cartToken, status, paymentStatus, location,
                        mayRead: again.status};
                }
                </script>""".formatted(shop.address(), slug, Shop.ADDRESS);
    }

    private static String newAddress() {
        return "reader-" + UUID.randomUUID() + "@example.org";
    }

    /** A server on a port of its own that answers everything with one page. */
    private record Served(HttpServer server) implements AutoCloseable {

        static Served on(String page, List<String> asked) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                asked.add(exchange.getRequestURI().getPath());
                byte[] body = page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new Served(server);
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
