package io.merkato.aftersales.returns;

import static io.merkato.aftersales.returns.SentBack.ask;
import static io.merkato.aftersales.returns.SentBack.body;
import static io.merkato.aftersales.returns.SentBack.deliver;
import static io.merkato.aftersales.returns.SentBack.items;
import static io.merkato.aftersales.returns.SentBack.line;
import static io.merkato.aftersales.returns.SentBack.list;
import static io.merkato.aftersales.returns.SentBack.ship;
import static io.merkato.aftersales.returns.SentBack.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What buyers may ask to send back, and what not. */
@ShopTest
class RequestReturnTest {

    @Test
    void whatHasNotLeftIsNotReturned(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1000, 5), 2).order().isConfirmed();

        Answer refused = ask(order, 1).expectProblem(422, "NOT_RETURNABLE");

        assertThat(refused.number("/left/0/left")).isZero();
        assertThat(list(order).at("/returnable")).isEmpty();
    }

    @Test
    void whatCameTooLongAgoIsNotReturned(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 5), 2);
        guest.puts(shop.product(500, 5), 1);
        SentOrder order = guest.order().isConfirmed();
        String parcel = ship(shop, order, "{\"carrier\":\"DHL\",\"items\":" + items(line(order), 2) + "}");
        ship(shop, order, "{\"carrier\":\"DHL\"}");
        deliver(shop, parcel);
        assertThat(list(order).at("/returnable")).hasSize(2);

        shop.bean(JdbcClient.class)
                .sql("update orders.shipment set delivered_at = now() - interval '721 hours' where id = :id::uuid")
                .param("id", parcel)
                .update();

        assertThat(list(order).at("/returnable"))
                .extracting(item -> item.get("orderItemId").asString())
                .as("what is still on its way")
                .containsExactly(order.read().text("/items/1/id"));
        Answer refused = ask(order, 1).expectProblem(422, "NOT_RETURNABLE");
        assertThat(refused.number("/left/0/left")).isZero();
    }

    @Test
    void severalEntriesOfALineAddUp(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 3, "tok_ok");
        String entry = "{\"orderItemId\":\"%s\",\"quantity\":2}".formatted(line(order));

        Answer refused = order.shopper()
                .client()
                .withNewKey()
                .post(
                        order.path() + "/returns",
                        "{\"items\":[%s,%s],\"reason\":\"Too large.\"}".formatted(entry, entry))
                .expectProblem(422, "NOT_RETURNABLE");

        assertThat(refused.number("/left/0/requested")).isEqualTo(4);
        assertThat(refused.number("/left/0/left")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":[],\"reason\":\"Too large.\"}",
                "{\"items\":[null],\"reason\":\"Too large.\"}",
                "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}]}",
                "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}],\"reason\":\" \"}",
                "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":0}],\"reason\":\"Too large.\"}",
                "{\"items\":[{\"quantity\":1}],\"reason\":\"Too large.\"}",
            })
    void whatIsNoReturnIsRefused(String body, Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");

        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/returns", body.replace("%s", line(order)))
                .expectProblem(422, "VALIDATION_FAILED");

        assertThat(list(order).at("/items")).isEmpty();
    }

    @Test
    void aRepeatedRequestAsksOnceAndOneWithoutAKeyNotAtAll(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 2, "tok_ok");
        Client client = order.shopper().client();
        client.post(order.path() + "/returns", body(line(order), 1)).expectProblem(400, "IDEMPOTENCY_KEY_MISSING");

        Client keyed = client.with("Idempotency-Key", "return-" + order.id());
        Answer first =
                keyed.post(order.path() + "/returns", body(line(order), 1)).expect(201);
        Answer again =
                keyed.post(order.path() + "/returns", body(line(order), 1)).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(list(order).at("/items")).hasSize(1);
    }

    @RepeatedTest(5)
    @ManyConnections
    void ofManyReturnsAtOnceNoMoreIsAskedForThanWasShipped(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 9), 5, "tok_ok");
        String line = line(order);

        List<Answer> answers = AtOnce.run(
                6, i -> order.shopper().client().withNewKey().post(order.path() + "/returns", body(line, 2)));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 422);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(list(order).number("/returnable/0/quantity")).isEqualTo(1);
    }

    @Test
    void aStrangersReturnIsNotThere(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");
        Guest stranger = shop.guestWith(shop.product(1000, 5), 1);

        stranger.client()
                .withNewKey()
                .post(order.path() + "/returns", body(line(order), 1))
                .expectProblem(404, "NOT_FOUND");
        stranger.client().get(order.path() + "/returns").expectProblem(404, "NOT_FOUND");
        shop.admin().get("/v1/admin/returns/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        assertThat(list(order).at("/items")).isEmpty();
    }
}
