package io.merkato.addresses;

import static io.merkato.addresses.AddressBody.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds when requests come twice, at once, or while the person is being erased. */
@ShopTest
class AddressRacesTest {

    @Test
    @ManyConnections
    void anAddressBookHolds100AddressesAlsoWhenManyComeAtOnce(Shop shop) {
        Client ada = shop.customer();
        for (int i = 0; i < 95; i++) {
            AddressBody.full().addTo(ada);
        }

        List<Answer> answers =
                AtOnce.run(12, i -> ada.post(PATH, AddressBody.full().toString()));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(7)
                .allSatisfy(answer -> answer.expectProblem(409, "ADDRESS_BOOK_FULL"));
        Answer list = ada.get(PATH + "?limit=100").expect(200);
        assertThat(list.at("/items").size()).isEqualTo(100);
        assertThat(list.at("/nextCursor").isNull()).isTrue();
        AddressBody.full().addTo(shop.customer());
        ada.delete(PATH + "/" + list.text("/items/50/id")).expect(204);
        AddressBody.full().addTo(ada);
        ada.post(PATH, AddressBody.full().toString()).expectProblem(409, "ADDRESS_BOOK_FULL");
    }

    @Test
    void aRepeatedRequestAddsOneAddress(Shop shop) {
        Client ada = shop.customer().withNewKey();

        Answer first = AddressBody.full().addTo(ada);
        Answer again = AddressBody.full().addTo(ada);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(ada.get(PATH).at("/items").size()).isEqualTo(1);
        ada.post(PATH, AddressBody.full().with("city", "Bonn").toString()).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    @ManyConnections
    void aRequestSentManyTimesAtOnceAddsOneAddress(Shop shop) {
        Client ada = shop.customer().withNewKey();

        List<Answer> answers = AtOnce.run(8, i -> AddressBody.full().addTo(ada));

        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(ada.get(PATH).at("/items").size()).isEqualTo(1);
    }

    @Test
    void theSameKeyOfTwoPeopleIsTwoKeys(Shop shop) {
        String key = UUID.randomUUID().toString();
        Answer adas = AddressBody.full().addTo(shop.customer().with("Idempotency-Key", key));
        Answer graces = AddressBody.full().addTo(shop.customer().with("Idempotency-Key", key));

        assertThat(graces.text("/id")).isNotEqualTo(adas.text("/id"));
        assertThat(graces.header("idempotency-replayed")).isEmpty();
    }

    @Test
    @ManyConnections
    void ofManyWhoHoldTheSameTagOneWins(Shop shop) {
        Client ada = shop.customer();
        String path = AddressBody.full().addTo(ada).header("location");
        Client careful = ada.with("If-Match", ada.get(path).header("etag"));

        List<Answer> answers = AtOnce.run(
                8,
                i -> careful.put(
                        path, AddressBody.full().with("city", "City " + i).toString()));

        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .singleElement()
                .satisfies(won -> assertThat(ada.get(path).text("/city")).isEqualTo(won.text("/city")));
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> answer.expectProblem(412, "PRECONDITION_FAILED"));
    }

    @Test
    @ManyConnections
    void anAddressIsDeletedOnce(Shop shop) {
        Client ada = shop.customer();
        String path = AddressBody.full().addTo(ada).header("location");

        List<Answer> answers = AtOnce.run(6, i -> ada.delete(path));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).containsOnly(204, 404);
    }

    @Test
    @ManyConnections
    void noAddressComesBackAfterErasure(Shop shop) {
        Client ada = shop.customer();
        String id = ada.get("/v1/me").text("/id");

        AtOnce.run(
                9,
                i -> i == 4
                        ? ada.send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                                .expect(204)
                        : ada.post(PATH, AddressBody.full().toString()));

        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from addresses.address where user_id = :id::uuid")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
