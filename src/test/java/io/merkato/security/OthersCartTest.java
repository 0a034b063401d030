package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody who has learnt an id of another buyer can do with it: nothing. */
@ShopTest
class OthersCartTest {

    @Test
    void theIdOfACartOpensItForNobody(Shop shop) {
        Client owner = shop.customer();
        Answer cart = Shop.putIntoCart(owner, shop.variant(1000, 5), 2).expect(200);
        Client stranger = shop.customer();
        Client guest = shop.anonymous().with("Cart-Token", cart.text("/id"));

        assertThat(guest.get("/v1/cart").expect(200).at("/items")).isEmpty();
        guest.post("/v1/checkout/quote", "{}").expectProblem(422, "CART_EMPTY");
        Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok").expectProblem(422, "CART_EMPTY");
        stranger.post("/v1/cart/merge", "{\"cartToken\":\"" + cart.text("/id") + "\"}")
                .expectProblem(404, "NOT_FOUND");
        Shop.order(stranger.with("Cart-Token", cart.text("/id")).withNewKey(), "tok_ok")
                .expectProblem(422, "CART_EMPTY");

        assertThat(owner.get("/v1/cart").body()).isEqualTo(cart.body());
    }

    @Test
    void theOwnerOfASignedInCartIsNotReachedThroughAGuestsToken(Shop shop) {
        Client owner = shop.customer();
        Shop.putIntoCart(owner, shop.variant(1000, 5), 2).expect(200);
        String ownerId = owner.get("/v1/me").text("/id");

        for (String token : new String[] {ownerId, "", "null", "0", "' or '1'='1", "*"}) {
            Client guest = shop.anonymous().with("Cart-Token", token);
            assertThat(guest.get("/v1/cart").expect(200).at("/items")).isEmpty();
            assertThat(guest.delete("/v1/cart").expect(200).at("/items")).isEmpty();
        }

        assertThat(owner.get("/v1/cart").number("/itemCount")).isEqualTo(2);
    }

    @Test
    void whatBelongsToSomebodyElseIsAnsweredLikeWhatDoesNotExist(Shop shop) {
        Client owner = shop.customer();
        String item =
                Shop.putIntoCart(owner, shop.variant(1000, 5), 1).expect(200).text("/items/0/id");
        String order = Shop.order(owner.withNewKey(), "tok_ok").expect(201).text("/id");
        Client stranger = shop.customer();
        String unknown = UUID.randomUUID().toString();

        for (String path : new String[] {"/v1/orders/ID", "/v1/orders/ID/tracking"}) {
            assertThat(withoutId(stranger.get(path.replace("ID", order)), order))
                    .isEqualTo(withoutId(stranger.get(path.replace("ID", unknown)), unknown));
        }
        assertThat(withoutId(stranger.delete("/v1/cart/items/" + item), item))
                .isEqualTo(withoutId(stranger.delete("/v1/cart/items/" + unknown), unknown));
    }

    private static String withoutId(Answer answer, String id) {
        return answer.expectProblem(404, "NOT_FOUND").body().replace(id, "ID");
    }
}
