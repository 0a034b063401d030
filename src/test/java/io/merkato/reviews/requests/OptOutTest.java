package io.merkato.reviews.requests;

import static io.merkato.accounts.AccountProblem.INVALID_TOKEN;
import static io.merkato.platform.problem.PlatformProblem.TOO_MANY_REQUESTS;
import static io.merkato.reviews.requests.AskedBuyers.ask;
import static io.merkato.reviews.requests.AskedBuyers.asked;
import static io.merkato.reviews.requests.AskedBuyers.daysLater;
import static io.merkato.reviews.requests.AskedBuyers.delivered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.visitor.Visitor;
import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever does not want to be asked says so with one click, in their mail program (RFC 8058) or on a page. */
@ShopTest
class OptOutTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-www-form-urlencoded | List-Unsubscribe=One-Click
            multipart/form-data; boundary=x   | --x~Content-Disposition: form-data; name="List-Unsubscribe"~~One-Click~--x--~
            """)
    void aMailProgramOptsOutByOnePostThatSaysNothingElse(String type, String body, Shop shop) {
        Shopper guest = shop.guest().mailedAt(newAddress());
        String address = askedAt(shop, guest);

        for (int i = 0; i < 3; i++) {
            Answer answer = shop.anonymous()
                    .send("POST", address, HttpRequest.BodyPublishers.ofString(body.replace("~", "\r\n")), type)
                    .expect(200);
            assertThat(answer.header("location")).isEmpty();
            assertThat(answer.header("set-cookie")).isEmpty();
        }

        assertThat(isAskedAgain(shop, guest)).isFalse();
    }

    @Test
    void toOpenTheLinkChangesNothingAndItsButtonDoes(Shop shop) {
        Shopper guest = shop.guest().mailedAt(newAddress());
        String address = askedAt(shop, guest);

        Answer page = shop.anonymous()
                .with("Accept", "text/html,*/*;q=0.8")
                .get(address + "&utm_source=mail")
                .expect(200);
        shop.anonymous().send("HEAD", address, null).expect(200);

        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(page.body()).contains("action=\"" + address.substring(1) + "\"", "One-Click");
        assertThat(isAskedAgain(shop, guest)).isTrue();

        shop.anonymous()
                .with("Origin", "null")
                .send("POST", address, HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"), FORM)
                .expect(200);

        assertThat(isAskedAgain(shop, guest)).isFalse();
    }

    @Test
    void anAddressThatNobodyKnowsIsAnsweredAsAnyOther(Shop shop) {
        String known = optOut(shop, token(shop, shop.registered())).expect(200).body();
        String unknown = optOut(shop, token(shop, newAddress())).expect(200).body();

        assertThat(unknown).isEqualTo(known).contains("not asked any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=abc", "?token=%3Cscript%3E", "?token=a&token=b", "?token=%00"})
    void aTokenThatTheShopDidNotMakeIsToldSo(String query, Shop shop) {
        for (String method : List.of("GET", "POST")) {
            Answer refused =
                    shop.anonymous().send(method, "/unsubscribe" + query, null).expect(400);
            assertThat(refused.body()).doesNotContain("<script>");
        }
        String forged = token(shop, newAddress()).substring(1) + "A";
        assertThat(optOut(shop, forged).expect(400).body()).contains("The link is not valid");
    }

    @Test
    void guessersAreBrakedAndAGoodTokenNeverIs(Shop shop) {
        OptOuts optOuts = shop.bean(OptOuts.class);
        Visitor guesser = new Visitor("192.0.2.58", null, "guesses");
        for (int i = 0; i < 300; i++) {
            expectRefused(() -> optOuts.check("guessed", guesser), INVALID_TOKEN);
        }

        expectRefused(() -> optOuts.optOut("guessed", guesser), TOO_MANY_REQUESTS);
        optOuts.optOut(token(shop, newAddress()), guesser);
    }

    @Test
    void anotherSpellingOfTheAddressIsTheSame(Shop shop) {
        String email = newAddress();
        optOut(shop, token(shop, "  " + email.toUpperCase(Locale.ROOT))).expect(200);

        assertThat(isAskedAgain(shop, shop.guest().mailedAt(email))).isFalse();
    }

    @Test
    void whoHasAnotherAddressByNowIsNotAskedAtTheOldOne(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = delivered(shop, bought(shop, ada));
        String before = ada.email();
        String now = newAddress();
        shop.bean(JdbcClient.class)
                .sql("update accounts.account set email = :now, email_key = :now where email = :before")
                .param("now", now)
                .param("before", before)
                .update();
        optOut(shop, token(shop, now)).expect(200);

        daysLater(shop, order, 8);
        ask(shop);

        assertThat(asked(shop, before)).isEmpty();
    }

    @Test
    void itIsInTheExportAndStaysWithoutThePerson(Shop shop) {
        Customer ada = Customer.of(shop);
        assertThat(ada.client().get("/v1/me/export").expect(200).body()).doesNotContain("unsubscribedAt");
        optOut(shop, token(shop, ada.email())).expect(200);

        assertThat(ada.client().get("/v1/me/export").expect(200).text("/reviewRequests/unsubscribedAt"))
                .endsWith("Z");
        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        assertThat(isAskedAgain(shop, shop.guest().mailedAt(ada.email()))).isFalse();
        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from reviews.opt_out as row where row::text like '%' || :email || '%'")
                        .param("email", ada.email())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void expectRefused(ThrowingCallable work, ProblemType type) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Problem.class, refusal -> assertThat(refusal.type())
                .isEqualTo(type));
    }

    private static boolean isAskedAgain(Shop shop, Shopper shopper) {
        SentOrder order = delivered(shop, bought(shop, shopper));
        String email = shop.admin().get("/v1/admin/orders/" + order.id()).text("/email");
        int before = asked(shop, email).size();
        daysLater(shop, order, 8);
        ask(shop);
        return asked(shop, email).size() > before;
    }

    /** The path and query at which the mail says that one unsubscribes. */
    private static String askedAt(Shop shop, Shopper shopper) {
        SentOrder order = delivered(shop, bought(shop, shopper));
        daysLater(shop, order, 8);
        ask(shop);
        String email = shop.admin().get("/v1/admin/orders/" + order.id()).text("/email");
        URI address =
                URI.create(asked(shop, email).getFirst().get("unsubscribeUrl").asString());
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static SentOrder bought(Shop shop, Shopper shopper) {
        shopper.puts(shop.product(1250, 5), 1);
        return shopper.order().isConfirmed();
    }

    private static String token(Shop shop, String email) {
        return shop.bean(OptOuts.class).token(email).text();
    }

    private static Answer optOut(Shop shop, String token) {
        return shop.anonymous()
                .send(
                        "POST",
                        "/unsubscribe?token=" + token,
                        HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"),
                        FORM);
    }

    private static String newAddress() {
        return "reader-" + UUID.randomUUID() + "@example.org";
    }
}
