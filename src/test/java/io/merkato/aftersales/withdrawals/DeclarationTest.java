package io.merkato.aftersales.withdrawals;

import static io.merkato.aftersales.returns.SentBack.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Declaration;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is declared, what it says of orders to whoever asks, and what is kept of it. */
@ShopTest
class DeclarationTest {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy 'at' HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Test
    void theMailHoldsTheStatementAndTheSecondAndPromisesNothing(Shop shop) {
        String email = email();
        Declaration declared = Declaration.of(shop, "M-00000000", email);
        assertThat(declared.draft().text("/status")).isEqualTo("draft");
        assertThat(declared.draft().text("/statement"))
                .isEqualTo(
                        "I, Ada Lovelace, withdraw from my contract about order M-00000000: all of it. Please confirm it to "
                                + email + ".");

        Answer received = declared.confirm().expect(202);

        assertThat(received.text("/status")).isEqualTo("received");
        Instant at = Instant.parse(received.text("/receivedAt"));
        JsonNode mail = shop.mails(email, 1).get(0);
        assertThat(mail.get("text").asString())
                .contains(declared.draft().text("/statement"), SECOND.format(at))
                .doesNotContainIgnoringCase("refund")
                .doesNotContainIgnoringCase("pay back");
        assertThat(mail.get("html").asString()).contains(SECOND.format(at));
    }

    @Test
    void nobodyLearnsWhetherThereIsSuchAnOrder(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");
        String number = Declaration.number(order);
        String email = Declaration.email(shop, order);

        List<Declaration> declared = List.of(
                Declaration.of(shop, number, email),
                Declaration.of(shop, number, email()),
                Declaration.of(shop, "M-00000000", email()));

        for (Declaration one : declared) {
            assertThat(one.draft().json().propertyNames()).containsExactly("id", "status", "statement", "confirmToken");
            assertThat(one.draft().body()).doesNotContain(order.id());
            Answer received = one.confirm().expect(202);
            assertThat(received.json().propertyNames()).containsExactly("id", "status", "receivedAt");
            shop.expectNothingLeftOver();
            assertThat(one.confirm().expect(202).body())
                    .as("also when it is settled")
                    .isEqualTo(received.body());
        }
    }

    @Test
    void theFirstMailSaysTheSameOfWhatFitsAndOfWhatDoesNot(Shop shop) {
        SentOrder order =
                shop.guestWith(shop.product(1000, 5), 1).order("tok_action").isPending();
        Declaration fits = Declaration.of(shop, order);
        String fitting = Declaration.email(shop, order);
        String other = email();
        Declaration differs = Declaration.of(shop, Declaration.number(order), other);

        String one = received(shop, fits, fitting);
        String two = received(shop, differs, other);

        assertThat(one).isEqualTo(two.replace(other, fitting));
    }

    @Test
    void aDraftCountsForNothing(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1000, 5), 1).order().isConfirmed();
        Declaration declared = Declaration.of(shop, order);
        shop.expectNothingLeftOver();

        assertThat(order.read().text("/status")).isEqualTo("confirmed");
        Answer wrong = shop.anonymous()
                .post(
                        "/v1/withdrawals/" + declared.id() + "/confirmation",
                        "{\"confirmToken\":\"" + "x".repeat(43) + "\"}")
                .expectProblem(404, "NOT_FOUND");
        Answer unknown = shop.anonymous()
                .post("/v1/withdrawals/" + UUID.randomUUID() + "/confirmation", declared.token())
                .expectProblem(404, "NOT_FOUND");
        assertThat(wrong.text("/detail")).isEqualTo(unknown.text("/detail"));
        assertThat(order.read().text("/status")).isEqualTo("confirmed");
    }

    @Test
    void aDraftIsForgottenAfterADay(Shop shop) {
        Declaration old = Declaration.of(shop, "M-00000000", email());
        Declaration recent = Declaration.of(shop, "M-00000000", email());
        shop.bean(JdbcClient.class)
                .sql("update aftersales.withdrawal set created_at = now() - interval '25 hours' where id = :id")
                .param("id", UUID.fromString(old.id()))
                .update();

        shop.bean(ForgetDrafts.class).run();

        old.confirm().expectProblem(404, "NOT_FOUND");
        recent.confirm().expect(202);
    }

    @Test
    void aRepeatedDeclarationIsOne(Shop shop) {
        String key = UUID.randomUUID().toString();
        String body = "{\"orderNumber\":\"M-1\",\"email\":\"%s\",\"name\":\"Ada\"}".formatted(email());

        Answer first = shop.anonymous()
                .with("Idempotency-Key", key)
                .post("/v1/withdrawals", body)
                .expect(201);
        Answer second = shop.anonymous()
                .with("Idempotency-Key", key)
                .post("/v1/withdrawals", body)
                .expect(201);

        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void wordsThatLeadElsewhereAreNoLinksInTheMail(Shop shop) {
        String email = email();
        Declaration declared = new Declaration(
                shop,
                shop.anonymous().post("/v1/withdrawals", """
                        {"orderNumber":"http://evil.example/win","email":"%s","name":"<b>Win at evil.example</b>\\u202e",
                         "items":[{"sku":"see evil.example","quantity":1}]}
                        """.formatted(email)).expect(201));
        declared.confirm().expect(202);

        JsonNode mail = shop.mails(email, 1).get(0);
        assertThat(mail.get("text").asString()).doesNotContain("evil.example", "://evil", "\u202e");
        assertThat(mail.get("html").asString()).doesNotContain("evil.example", "<b>Win");
    }

    @Test
    void aMailboxIsNotFilledByStrangersButWhatFitsIsAlwaysConfirmed(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1000, 5), 1).order().isConfirmed();
        String email = Declaration.email(shop, order);
        for (int i = 0; i < 12; i++) {
            Declaration.of(shop, "M-0000000" + i % 10, email).confirm().expect(202);
        }
        shop.expectNothingLeftOver();
        assertThat(confirmations(shop, email)).isEqualTo(10);

        Declaration.of(shop, order).becomes("settled");

        shop.expectNothingLeftOver();
        assertThat(confirmations(shop, email)).isEqualTo(11);
    }

    @Test
    void whoKnowsNumberAndAddressDoesNotFillTheMailboxEither(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1000, 5), 1).order().isConfirmed();
        String email = Declaration.email(shop, order);
        for (int i = 0; i < 23; i++) {
            Declaration.of(shop, order, "no-such-sku", 1).confirm().expect(202);
        }
        shop.expectNothingLeftOver();

        assertThat(confirmations(shop, email)).isEqualTo(10);
    }

    @Test
    void badInputIsRefusedByItsField(Shop shop) {
        String good = "{\"orderNumber\":\"M-1\",\"email\":\"ada@example.org\",\"name\":\"Ada\"%s}";
        for (String bad : List.of(
                "{\"orderNumber\":\" \",\"email\":\"ada@example.org\",\"name\":\"Ada\"}",
                "{\"orderNumber\":\"M-1\",\"email\":\"nobody\",\"name\":\"Ada\"}",
                "{\"orderNumber\":\"M-1\",\"email\":\"ada@example.org\",\"name\":\"A\\nB\"}",
                "{\"orderNumber\":\"M-1\",\"email\":\"ada@example.org\"}",
                good.formatted(",\"items\":[]"),
                good.formatted(",\"items\":[{\"sku\":\"\",\"quantity\":1}]"),
                good.formatted(",\"items\":[{\"sku\":\"A\",\"quantity\":0}]"))) {
            shop.anonymous().post("/v1/withdrawals", bad).expectProblem(422, "VALIDATION_FAILED");
        }
        shop.anonymous()
                .post("/v1/withdrawals", good.formatted(",\"reason\":\"none\""))
                .expectProblem(400, "UNKNOWN_FIELD");
    }

    @Test
    void withdrawalsAreInTheExportAndLoseThePersonAtErasure(Shop shop) {
        Customer ada = Customer.of(shop);
        ada.puts(shop.product(1000, 5), 1);
        SentOrder order = ada.order().isConfirmed();
        Declaration settled = Declaration.of(shop, order).becomes("settled");
        Declaration unknown = Declaration.of(shop, "M-00000000", ada.email()).isLeftToStaff("orderUnknown");
        unknown.decide("/rejection", "{\"reason\":\"Ada has no such order.\"}").expect(200);
        Declaration draft = Declaration.of(shop, "M-00000000", ada.email());
        shop.expectNothingLeftOver();

        Answer export = ada.client().get("/v1/me/export").expect(200);
        assertThat(export.at("/withdrawals")).hasSize(3);
        assertThat(export.text("/withdrawals/0/name")).isEqualTo("Ada Lovelace");
        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        for (Declaration one : List.of(settled, unknown)) {
            assertThat(one.read().text("/name")).isEmpty();
            assertThat(one.read().text("/email")).isEmpty();
            assertThat(one.read().text("/statement")).isEmpty();
        }
        assertThat(unknown.read().text("/rejection")).isEmpty();
        draft.confirm().expectProblem(404, "NOT_FOUND");
    }

    private static String received(Shop shop, Declaration declared, String email) {
        declared.confirm().expect(202);
        shop.expectNothingLeftOver();
        return shop.mails(email, 1)
                .valueStream()
                .filter(mail -> mail.get("subject").asString().contains("withdrawal"))
                .findFirst()
                .orElseThrow()
                .get("text")
                .asString()
                .replaceAll("\\d+ \\w+ \\d{4} at \\S+ UTC", "DATE");
    }

    private static long confirmations(Shop shop, String email) {
        return shop.mails(email, 1)
                .valueStream()
                .filter(mail -> mail.get("subject").asString().equals("We have received your withdrawal"))
                .count();
    }

    private static String email() {
        return "ada-" + UUID.randomUUID() + "@example.org";
    }
}
