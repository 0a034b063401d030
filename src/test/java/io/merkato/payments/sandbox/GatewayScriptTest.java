package io.merkato.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What integrators script at the sandbox's gateway, and what orders make of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayScriptTest {

    private static final String FAULTS = "/dev/gateway/faults";

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start();
    }

    @AfterEach
    void lift() {
        shop.anonymous().delete(FAULTS).expect(204);
        shop.expectNothingLeftOver();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void aLostAnswerIsFoundOutByItself() {
        script("{\"verb\":\"charge\",\"effect\":\"answerLost\"}");

        SentOrder order = order().isPending();

        assertThat(question(order).at("/outcome/status").asString()).isEqualTo("succeeded");
        assertThat(question(order).at("/told/status").asString()).isEqualTo("unknown");
        shop.askGatewaysNow();
        order.becomes("confirmed");
        assertThat(order.timeline()).containsOnlyOnce("paid");
    }

    @Test
    void whatWasNotReachedIsAskedForAgain() {
        script("{\"verb\":\"charge\",\"effect\":\"notReached\",\"times\":2}");

        SentOrder order = order().isPending();

        assertThat(question(order).at("/outcome/status").asString()).isEqualTo("unknown");
        assertThat(state().at("/faults/0/times").asInt()).isEqualTo(1);
        await("it was asked for again").atMost(Duration.ofSeconds(20)).until(() -> {
            shop.askGatewaysNow();
            return state().at("/faults").isEmpty();
        });
        shop.askGatewaysNow();
        order.becomes("confirmed");
    }

    @Test
    void aDeclineIsForGoodAndGivesItsCode() {
        script("{\"verb\":\"charge\",\"effect\":\"declined\",\"code\":\"stolen_card\"}");

        SentOrder order = order().isDeclined();

        assertThat(question(order).at("/told/reason").asString()).isEqualTo("stolen_card");
        assertThat(state().at("/faults")).isEmpty();
        order().isConfirmed();
    }

    @Test
    void aDelayIsWaitedFor() {
        script("{\"verb\":\"charge\",\"effect\":\"delayed\",\"delayMs\":20}");

        order().isConfirmed();

        assertThat(state().at("/faults")).isEmpty();
    }

    @Test
    void aRefundFailsAsScripted() {
        SentOrder order = order().isConfirmed();
        script("{\"verb\":\"refund\",\"effect\":\"declined\"}");

        Answer refund = shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", """
                {"amount":{"amount":300,"currency":"EUR"},"reason":"Sorry."}""")
                .expect(201);

        assertThat(refund.text("/status")).isEqualTo("failed");
    }

    @Test
    void aConfirmationIsDeclinedAsScripted() {
        SentOrder order =
                shop.guestWith(shop.product(1250, 5), 1).order("tok_action").isPending();
        script("{\"verb\":\"confirm\",\"effect\":\"declined\",\"code\":\"authentication_failed\"}");

        order.shopper()
                .client()
                .post(order.path() + "/payment/confirmation", null)
                .expectProblem(402, "PAYMENT_DECLINED");
    }

    @Test
    void whatIsLiftedDoesNotHappen() {
        script("{\"verb\":\"charge\",\"effect\":\"declined\",\"times\":1000}");
        assertThat(state().at("/faults/0/code").asString()).isEqualTo("card_declined");

        shop.anonymous().delete(FAULTS).expect(204);

        assertThat(state().at("/faults")).isEmpty();
        order().isConfirmed();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                | /items/0/verb",
                "{\"verb\":\"charge\",\"effect\":\"delayed\"}                      | /items/0/delayMs",
                "{\"verb\":\"charge\",\"effect\":\"delayed\",\"delayMs\":60001}    | /items/0/delayMs",
                "{\"verb\":\"charge\",\"effect\":\"answerLost\",\"times\":0}       | /items/0/times",
                "{\"verb\":\"charge\",\"effect\":\"answerLost\",\"code\":\"x\"}    | /items/0/code",
                "{\"verb\":\"charge\",\"effect\":\"declined\",\"code\":\"<b>\"}    | /items/0/code",
                "{\"verb\":\"retrieve\",\"effect\":\"declined\"}                   | /items/0/effect",
                "{\"verb\":\"cancel\",\"effect\":\"declined\"}                     | /items/0/effect"
            })
    void whatCannotBeScriptedIsRefusedAndChangesNothing(String fault, String pointer) {
        script("{\"verb\":\"refund\",\"effect\":\"answerLost\"}");

        Answer refused = put(fault).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.at("/errors").findValuesAsString("pointer")).contains(pointer);
        assertThat(state().at("/faults/0/verb").asString()).isEqualTo("refund");
    }

    @Test
    void aWordThatItDoesNotKnowIsRefused() {
        put("{\"verb\":\"bribe\",\"effect\":\"delayed\"}").expectProblem(400, "WRONG_TYPE");
    }

    private void script(String fault) {
        put(fault).expect(200);
    }

    private Answer put(String fault) {
        return shop.anonymous().put(FAULTS, "{\"items\":[" + fault + "]}");
    }

    private Answer state() {
        return shop.anonymous().get("/dev/gateway").expect(200);
    }

    private SentOrder order() {
        return shop.guestWith(shop.product(1250, 5), 1).order();
    }

    /** The first question about an order. */
    private JsonNode question(SentOrder order) {
        JsonNode last = MissingNode.getInstance();
        for (JsonNode question : state().at("/questions")) {
            if (question.path("orderId").asString().equals(order.id())) {
                last = question;
            }
        }
        return last;
    }
}
