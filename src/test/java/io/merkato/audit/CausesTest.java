package io.merkato.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Declaration;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Everything that the trail can tell of is told when it happens, once, and gives nothing away. */
@ShopTest
class CausesTest {

    private static final String NEW = "another long password";
    private static final String WRONG = "a wrong password";
    private static final String SHORT = "short and own";

    @ParameterizedTest
    @EnumSource
    void whatHappensIsRecordedOnceAndNothingIsGivenAway(SecurityEvent event, Shop shop) {
        Story story;
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            story = new Story(shop, event);
            story.cause(event);
            shop.expectNothingLeftOver();
        } finally {
            root.detachAppender(log);
        }

        List<JsonNode> recorded = story.recorded(event);
        assertThat(recorded).hasSize(1);
        assertThat(story.secrets).isNotEmpty();
        assertThat(recorded.getFirst().get("detail").asString()).doesNotContain(story.secrets);
        List<String> lines = new ArrayList<>(log.list)
                .stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines).anyMatch(line -> line.startsWith(event.words() + ": "));
        assertThat(String.join("\n", lines)).doesNotContain(story.secrets);
    }

    /** What somebody does, and what of it is nobody's business. */
    private static final class Story {

        private final Shop shop;
        private final Customer ada;
        private final List<String> secrets = new ArrayList<>();
        private final List<String> before;

        Story(Shop shop, SecurityEvent event) {
            this.shop = shop;
            this.ada = Customer.of(shop);
            this.before = ids(event);
            secrets.addAll(List.of(ada.email(), Shop.PASSWORD, NEW, WRONG, SHORT));
            keep(ada.session());
        }

        private void keep(Answer session) {
            secrets.add(session.text("/accessToken"));
            secrets.add(session.text("/refreshToken"));
        }

        private String kept(String token) {
            secrets.add(token);
            return token;
        }

        /** Without a default, so that nobody adds an event that no test causes. */
        void cause(SecurityEvent event) {
            switch (event) {
                // Each customer has been through these by now.
                case REGISTERED, EMAIL_CONFIRMED, SIGNED_IN ->
                    keep(ada.refresh().expect(200));
                case SIGN_IN_FAILED -> ada.signIn(WRONG).expect(401);
                case SIGN_IN_THROTTLED -> fail(8);
                case SIGNED_OUT -> ada.client().post("/v1/auth/logout", null).expect(200);
                case SESSION_ENDED -> endSession();
                case REFRESH_TOKEN_REUSED -> reuseRefreshToken();
                case PASSWORD_RESET_REQUESTED -> kept(ada.resetToken());
                case PASSWORD_RESET -> ada.reset(kept(ada.resetToken()), NEW).expect(200);
                case PASSWORD_CHANGED -> keep(changePassword(Shop.PASSWORD).expect(200));
                case PASSWORD_REFUSED -> changePassword(WRONG).expect(403);
                case EMAIL_CHANGE_REQUESTED -> askForAnotherAddress();
                case EMAIL_CHANGED -> confirm(askForAnotherAddress());
                case ROLES_CHANGED -> decide("{\"roles\":[\"staff\"]}");
                case ACCOUNT_DISABLED, ACCOUNT_ENABLED -> disableAndEnable();
                case DATA_EXPORTED -> ada.client().get("/v1/me/export").expect(200);
                case ACCOUNT_ERASED -> erase();
                case SIGNING_KEY_ROTATED ->
                    shop.admin().post("/v1/admin/signing-keys", null).expect(201);
                case STOCK_CHANGED, STOCK_THRESHOLD_CHANGED -> stock("{\"onHand\":4,\"lowStockThreshold\":4}");
                case IMPORT_STARTED -> sendFile();
                case ORDER_ADDRESS_CHANGED -> moveOrder();
                case ORDER_NOTED -> note();
                case ORDER_MAIL_REPEATED -> repeatMail();
                case ORDER_CANCELLED, ORDER_REFUNDED -> takeBack(event);
                case PAYMENT_TAKEN, REFUND_SETTLED -> settle(event);
                case PARCEL_SHIPPED -> parcel();
                case PARCEL_CORRECTED -> correctParcel();
                case PARCEL_VOIDED, PARCEL_DELIVERED -> endParcel(event);
                case RETURN_APPROVED, RETURN_REJECTED, RETURN_RECEIVED -> decideReturn(event);
                case WITHDRAWAL_ACCEPTED, WITHDRAWAL_REJECTED -> decideWithdrawal(event);
                case REVIEW_APPROVED, REVIEW_REJECTED, REVIEW_ANSWERED, REVIEW_ANSWER_REMOVED -> moderate(event);
                case RATINGS_RECOUNTED -> recount();
                case SYNONYMS_ADDED, SYNONYMS_REMOVED -> changeSynonyms();
            }
        }

        private void disableAndEnable() {
            decide("{\"disabled\":true}");
            decide("{\"disabled\":false}");
        }

        private void stock(String count) {
            String path = "/v1/admin/inventory/" + shop.product(1000, 1).variant();
            shop.admin().put(path, count).expect(200);
            // Once more changes nothing, so there is nothing more to tell.
            shop.admin().put(path, count).expect(200);
        }

        private void sendFile() {
            shop.admin()
                    .send(
                            "POST",
                            "/v1/admin/imports?format=stock-csv",
                            BodyPublishers.ofString("sku,onHand\n" + kept("no-such-sku") + ",1\n"),
                            "text/csv")
                    .expect(202);
        }

        private String order() {
            ada.puts(shop.product(1000, 1), 1);
            String order = ada.order().isConfirmed().id();
            shop.mails(ada.email(), 2);
            return "/v1/admin/orders/" + order;
        }

        private void moveOrder() {
            String address = kept("Allee 7");
            shop.admin()
                    .patch(order(), "{\"shippingAddress\":" + Shop.ADDRESS.replace("Ring 1", address) + "}")
                    .expect(200);
        }

        private void note() {
            shop.admin()
                    .post(order() + "/notes", "{\"text\":\"" + kept("A secret") + "\"}")
                    .expect(201);
        }

        private void takeBack(SecurityEvent event) {
            boolean money = event == SecurityEvent.ORDER_REFUNDED;
            String reason = "\"reason\":\"" + kept("A secret") + "\"}";
            shop.admin()
                    .withNewKey()
                    .post(
                            order() + (money ? "/refunds" : "/cancellation"),
                            (money ? "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"}," : "{") + reason)
                    .expect(money ? 201 : 200);
        }

        private void settle(SecurityEvent event) {
            String order = settledOrder();
            if (event == SecurityEvent.REFUND_SETTLED) {
                settleRefund(order);
            }
        }

        private String settledOrder() {
            ada.puts(shop.product(1000, 1), 1);
            String order = "/v1/admin/orders/"
                    + ada.orderBy("bank-transfer", "none").isPromised("awaited").id();
            shop.admin()
                    .withNewKey()
                    .post(order + "/payment/settlement", "{\"reference\":\"" + kept("A secret") + "\"}")
                    .expect(200);
            return order;
        }

        private void settleRefund(String order) {
            String refund = shop.admin()
                    .withNewKey()
                    .post(
                            order + "/refunds",
                            "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"reason\":\"A scratch.\"}")
                    .expect(201)
                    .text("/id");
            shop.admin()
                    .withNewKey()
                    .post(
                            "/v1/admin/refunds/" + refund + "/settlement",
                            "{\"reference\":\"" + kept("Another one") + "\"}")
                    .expect(200);
        }

        private void erase() {
            ada.client()
                    .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\",\"cancelOrders\":true}")
                    .expect(204);
        }

        private void repeatMail() {
            String mail = shop.admin().get(order()).text("/mails/0/id");
            shop.admin().post("/v1/admin/mails/" + mail + "/resending", null).expect(202);
        }

        private void correctParcel() {
            shop.admin().patch(parcel(), "{\"carrier\":\"UPS\"}").expect(200);
        }

        private void decideWithdrawal(SecurityEvent event) {
            String order = shop.admin().get(parcel()).text("/orderId");
            Declaration declared =
                    Declaration.of(shop, "M-00000000", kept(ada.email())).becomes("undecided");
            if (event == SecurityEvent.WITHDRAWAL_ACCEPTED) {
                declared.decide("/acceptance", "{\"orderId\":\"" + order + "\"}")
                        .expect(200);
            } else {
                declared.decide("/rejection", "{\"reason\":\"" + kept("A secret") + "\"}")
                        .expect(200);
            }
        }

        private void endParcel(SecurityEvent event) {
            String how = event == SecurityEvent.PARCEL_VOIDED ? "/voiding" : "/delivery";
            shop.admin().withNewKey().post(parcel() + how, null).expect(200);
        }

        private void decideReturn(SecurityEvent event) {
            Answer parcel = shop.admin().get(parcel());
            String asked = ada.client()
                    .withNewKey()
                    .post(
                            "/v1/orders/" + parcel.text("/orderId") + "/returns",
                            "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}],\"reason\":\"%s\"}"
                                    .formatted(parcel.text("/items/0/orderItemId"), kept("A secret")))
                    .expect(201)
                    .text("/id");
            boolean no = event == SecurityEvent.RETURN_REJECTED;
            String how = event == SecurityEvent.RETURN_APPROVED ? "/approval" : no ? "/rejection" : "/receipt";
            String body = no ? "{\"reason\":\"" + kept("Too old") + "\"}" : null;
            shop.admin()
                    .withNewKey()
                    .post("/v1/admin/returns/" + asked + how, body)
                    .expect(200);
        }

        /** Where staff find a parcel that is on its way. */
        private String parcel() {
            ada.puts(shop.product(1000, 1), 1);
            String order = ada.order().isConfirmed().id();
            return "/v1/admin/shipments/"
                    + shop.admin()
                            .withNewKey()
                            .post("/v1/admin/orders/" + order + "/shipments", "{\"carrier\":\"DHL\"}")
                            .expect(201)
                            .text("/id");
        }

        private void recount() {
            shop.admin().post("/v1/admin/reviews/recount", null).expect(200);
        }

        private void changeSynonyms() {
            String terms = "{\"terms\":[\"sofa\",\"couch\"]}";
            Answer added = shop.admin().post("/v1/admin/synonyms", terms).expect(201);
            shop.admin().delete(added.header("Location")).expect(204);
        }

        private void moderate(SecurityEvent event) {
            String product = shop.product(1000, 1).id();
            String review = "/v1/admin/reviews/"
                    + ada.client()
                            .post(
                                    "/v1/products/" + product + "/reviews",
                                    "{\"rating\":4,\"body\":\"" + kept("A secret") + "\"}")
                            .expect(201)
                            .text("/id");
            switch (event) {
                case REVIEW_APPROVED ->
                    shop.admin().post(review + "/approval", null).expect(200);
                case REVIEW_REJECTED ->
                    shop.admin()
                            .post(review + "/rejection", "{\"reason\":\"" + kept("Too old") + "\"}")
                            .expect(200);
                default -> {
                    shop.admin()
                            .put(review + "/answer", "{\"text\":\"" + kept("Thank you") + "\"}")
                            .expect(200);
                    if (event == SecurityEvent.REVIEW_ANSWER_REMOVED) {
                        shop.admin().delete(review + "/answer").expect(204);
                        // Once more changes nothing, so there is nothing more to tell.
                        shop.admin().delete(review + "/answer").expect(204);
                    }
                }
            }
        }

        private void fail(int times) {
            for (int i = 0; i < times; i++) {
                assertThat(ada.signIn(WRONG).status()).isIn(401, 429);
            }
        }

        private void endSession() {
            String id = ada.client().get("/v1/me/sessions").text("/items/0/id");
            ada.client().delete("/v1/me/sessions/" + id).expect(204);
        }

        private void reuseRefreshToken() {
            Customer next = ada.with(ada.refresh().expect(200));
            keep(next.session());
            keep(next.refresh().expect(200));
            ada.refresh().expectProblem(401, "REFRESH_TOKEN_REUSED");
            ada.refresh().expectProblem(401, "REFRESH_TOKEN_REUSED");
        }

        private Answer changePassword(String current) {
            return ada.client().put("/v1/me/password", """
                            {"currentPassword":"%s","newPassword":"%s"}
                            """.formatted(current, NEW));
        }

        private String askForAnotherAddress() {
            String email = kept("next-" + UUID.randomUUID() + "@example.org");
            ada.client()
                    .put("/v1/me/email", "{\"email\":\"" + email + "\",\"password\":\"" + Shop.PASSWORD + "\"}")
                    .expect(202);
            return kept(shop.mailedToken(email));
        }

        private void confirm(String token) {
            shop.anonymous()
                    .post("/v1/auth/confirm-email", "{\"token\":\"" + token + "\"}")
                    .expect(204);
        }

        private void decide(String decision) {
            shop.admin().patch("/v1/admin/users/" + ada.id(), decision).expect(200);
            // Once more changes nothing, so there is nothing more to tell.
            shop.admin().patch("/v1/admin/users/" + ada.id(), decision).expect(200);
        }

        /** About this customer, or new and about nobody's account. */
        List<JsonNode> recorded(SecurityEvent event) {
            return events("?limit=100&type=" + event.text()).stream()
                    .filter(item -> item.get("userId").isNull()
                            ? !before.contains(item.get("id").asString())
                            : item.get("userId").asString().equals(ada.id()))
                    .toList();
        }

        private List<String> ids(SecurityEvent event) {
            return events("?limit=100&type=" + event.text()).stream()
                    .map(item -> item.get("id").asString())
                    .toList();
        }

        private List<JsonNode> events(String query) {
            Client admin = shop.admin();
            return admin.get("/v1/admin/audit-events" + query)
                    .expect(200)
                    .at("/items")
                    .valueStream()
                    .toList();
        }
    }
}
