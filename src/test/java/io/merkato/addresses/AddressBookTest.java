package io.merkato.addresses;

import static io.merkato.addresses.AddressBody.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with their address books. */
@ShopTest
class AddressBookTest {

    @Test
    void aNewAddressIsAtItsLocationAsItWasSent(Shop shop) {
        Client ada = shop.customer();

        Answer added = AddressBody.full().addTo(ada);

        assertThat(added.header("location")).isEqualTo(PATH + "/" + added.text("/id"));
        assertThat(fields(added.json())).isEqualTo(AddressBody.full().json());
        assertThat(Instant.parse(added.text("/createdAt"))).isEqualTo(Instant.parse(added.text("/updatedAt")));
        assertThat(added.json().propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "line1",
                        "line2",
                        "city",
                        "postalCode",
                        "region",
                        "country",
                        "phone",
                        "createdAt",
                        "updatedAt");
        assertThat(ada.get(added.header("location")).expect(200).json()).isEqualTo(added.json());
    }

    @Test
    void whatMayBeAbsentIsNullInTheAnswer(Shop shop) {
        Client ada = shop.customer();

        Answer absent = AddressBody.full().without("line2", "region", "phone").addTo(ada);
        Answer none = AddressBody.full()
                .withNull("line2")
                .withNull("region")
                .withNull("phone")
                .addTo(ada);

        for (String member : List.of("/line2", "/region", "/phone")) {
            assertThat(absent.at(member).isNull()).isTrue();
            assertThat(none.at(member).isNull()).isTrue();
        }
    }

    @Test
    void namesAndStreetsAreInAnyScript(Shop shop) {
        AddressBody body = AddressBody.full()
                .with("name", "陳 大文 👩‍👩‍👧")
                .with("line1", "Łąkowa 7 מ. 3")
                .with("city", "Nürnberg")
                .with("region", "Ἀττική")
                .with("postalCode", "100-0001")
                .with("country", "JP");

        Answer added = body.addTo(shop.customer());

        assertThat(fields(added.json())).isEqualTo(body.json());
    }

    @Test
    void putReplacesTheWholeAddress(Shop shop) {
        Client ada = shop.customer();
        Answer added = AddressBody.full().addTo(ada);
        AddressBody other = AddressBody.full().with("line1", "Allee 2").without("line2", "phone");

        Answer replaced = ada.put(added.header("location"), other.toString()).expect(200);

        assertThat(fields(replaced.json()))
                .isEqualTo(fields(other.withNull("line2").withNull("phone").json()));
        assertThat(replaced.text("/id")).isEqualTo(added.text("/id"));
        assertThat(replaced.text("/createdAt")).isEqualTo(added.text("/createdAt"));
        assertThat(Instant.parse(replaced.text("/updatedAt"))).isAfter(Instant.parse(added.text("/updatedAt")));
        assertThat(ada.get(added.header("location")).body()).isEqualTo(replaced.body());
    }

    @Test
    void aDeletedAddressIsGone(Shop shop) {
        Client ada = shop.customer();
        Answer kept = AddressBody.full().addTo(ada);
        String path = AddressBody.full().addTo(ada).header("location");

        assertThat(ada.delete(path).expect(204).body()).isEmpty();

        ada.get(path).expectProblem(404, "NOT_FOUND");
        ada.put(path, AddressBody.full().toString()).expectProblem(404, "NOT_FOUND");
        ada.delete(path).expectProblem(404, "NOT_FOUND");
        assertThat(ids(ada.get(PATH))).containsExactly(kept.text("/id"));
    }

    @Test
    void theListIsEmptyAtFirst(Shop shop) {
        Answer list = shop.customer().get(PATH).expect(200);

        assertThat(list.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(list.header("cache-control")).contains("no-store");
    }

    @Test
    void theListIsNewestFirstAndStaysRightWhileAddressesComeAndGo(Shop shop) {
        Client ada = shop.customer();
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.addFirst(AddressBody.full().addTo(ada).text("/id"));
        }

        Answer first = ada.get(PATH + "?limit=2").expect(200);
        AddressBody.full().addTo(ada);
        ada.delete(PATH + "/" + added.get(1)).expect(204);
        Answer second =
                ada.get(PATH + "?limit=3&cursor=" + first.text("/nextCursor")).expect(200);

        assertThat(ids(first)).isEqualTo(added.subList(0, 2));
        assertThat(ids(second)).isEqualTo(added.subList(2, 5));
        assertThat(second.at("/nextCursor").isNull()).isTrue();
        assertThat(second.at("/items/0").propertyNames()).contains("id", "name", "createdAt");
    }

    @Test
    void aCursorOfSomebodyElseIsRefused(Shop shop) {
        Client ada = shop.customer();
        AddressBody.full().addTo(ada);
        AddressBody.full().addTo(ada);
        String cursor = ada.get(PATH + "?limit=1").text("/nextCursor");

        shop.customer().get(PATH + "?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        ada.get(PATH + "?cursor=x").expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void otherPeoplesAddressesAreAsAbsentAsThoseThatNeverWere(Shop shop) {
        Answer adas = AddressBody.full().addTo(shop.customer());
        String stranger = adas.header("location");
        String unknown = PATH + "/" + UUID.randomUUID();
        // Staff and admins have no business in other people's address books either.
        for (Client other : List.of(shop.customer(), shop.admin())) {
            assertThat(ids(other.get(PATH))).doesNotContain(adas.text("/id"));
            expectSame(other.get(stranger), other.get(unknown));
            expectSame(
                    other.put(stranger, AddressBody.full().toString()),
                    other.put(unknown, AddressBody.full().toString()));
            expectSame(other.delete(stranger), other.delete(unknown));
            Client careful = other.with("If-Match", "\"stale\"");
            expectSame(careful.delete(stranger), careful.delete(unknown));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "00000000-0000-0000-0000-00000000000g", "%20"})
    void anIdThatIsNoneIsAbsent(String id, Shop shop) {
        shop.customer().get(PATH + "/" + id).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void anAddressBookNeedsSomebodySignedIn(Shop shop) {
        Client nobody = shop.anonymous();
        String path = PATH + "/" + UUID.randomUUID();

        nobody.get(PATH).expectProblem(401, "UNAUTHENTICATED");
        nobody.post(PATH, AddressBody.full().toString()).expectProblem(401, "UNAUTHENTICATED");
        nobody.get(path).expectProblem(401, "UNAUTHENTICATED");
        nobody.put(path, "{}").expectProblem(401, "UNAUTHENTICATED");
        nobody.delete(path).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void whoHoldsTheLatestTagChangesIt(Shop shop) {
        Client ada = shop.customer();
        String path = AddressBody.full().addTo(ada).header("location");
        String stale = ada.get(path).header("etag");

        ada.with("If-Match", stale)
                .put(path, AddressBody.full().with("city", "Bonn").toString())
                .expect(200);

        ada.with("If-Match", stale).put(path, AddressBody.full().toString()).expectProblem(412, "PRECONDITION_FAILED");
        ada.with("If-Match", stale).delete(path).expectProblem(412, "PRECONDITION_FAILED");
        assertThat(ada.get(path).text("/city")).isEqualTo("Bonn");
        ada.with("If-Match", ada.get(path).header("etag")).delete(path).expect(204);
    }

    @Test
    void whatIsKnownIsNotSentAgain(Shop shop) {
        Client ada = shop.customer();
        String path = AddressBody.full().addTo(ada).header("location");

        Answer again = ada.with("If-None-Match", ada.get(path).header("etag"))
                .get(path)
                .expect(304);

        assertThat(again.body()).isEmpty();
    }

    @Test
    void anAddressOfTheBookIsOneToOrderWith(Shop shop) {
        Client ada = shop.customer();
        Shopper.of(ada).puts(shop.product(1000, 1), 1);
        JsonNode address = fields(AddressBody.full().addTo(ada).json());

        Answer order =
                ada.withNewKey().post("/v1/orders", """
                {"shippingAddress":%s,"shippingMethod":"standard","payment":{"method":"sandbox","token":"tok_ok"}}
                """.formatted(address)).expect(201);

        assertThat(order.at("/shippingAddress")).isEqualTo(address);
    }

    private static void expectSame(Answer of, Answer unknown) {
        of.expectProblem(404, "NOT_FOUND");
        unknown.expectProblem(404, "NOT_FOUND");
        assertThat(of.text("/detail")).isEqualTo(unknown.text("/detail"));
        assertThat(of.json().propertyNames()).isEqualTo(unknown.json().propertyNames());
        assertThat(of.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
    }

    private static ObjectNode fields(JsonNode answer) {
        return ((ObjectNode) answer.deepCopy()).remove(List.of("id", "createdAt", "updatedAt"));
    }

    private static List<String> ids(Answer list) {
        return list.expect(200)
                .at("/items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }
}
