package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody who has learnt an id of another buyer can do with it: nothing. */
@ShopTest
class OthersCartTest {

    @Test
    void theIdOfACartOpensItForNobody(Shop shop) {
        Customer owner = Customer.of(shop);
        Answer cart = owner.puts(shop.product(1000, 5), 2);
        String id = cart.text("/id");
        Guest guest = new Guest(shop.anonymous().with("Cart-Token", id));
        Client stranger = shop.customer();
        Shopper strangerWithId = Shopper.of(stranger.with("Cart-Token", id));

        assertThat(guest.cart().at("/items")).isEmpty();
        guest.quote().expectProblem(422, "CART_EMPTY");
        guest.order().isRefused(422, "CART_EMPTY");
        stranger.post("/v1/cart/merge", "{\"cartToken\":\"" + id + "\"}").expectProblem(404, "NOT_FOUND");
        strangerWithId.order().isRefused(422, "CART_EMPTY");

        assertThat(owner.cart().body()).isEqualTo(cart.body());
    }

    @Test
    void theOwnerOfASignedInCartIsNotReachedThroughAGuestsToken(Shop shop) {
        Customer owner = Customer.of(shop);
        owner.puts(shop.product(1000, 5), 2);

        for (String token : new String[] {owner.id(), "", "null", "0", "' or '1'='1", "*"}) {
            Client guest = shop.anonymous().with("Cart-Token", token);
            assertThat(guest.get("/v1/cart").expect(200).at("/items")).isEmpty();
            assertThat(guest.delete("/v1/cart").expect(200).at("/items")).isEmpty();
        }

        assertThat(owner.unitsInCart()).isEqualTo(2);
    }

    @Test
    void whatBelongsToSomebodyElseIsAnsweredLikeWhatDoesNotExist(Shop shop) {
        Customer owner = Customer.of(shop);
        String item = owner.puts(shop.product(1000, 5), 1).text("/items/0/id");
        String order = owner.order().isConfirmed().id();
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
