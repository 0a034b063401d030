package io.merkato.cart;

import io.merkato.kernel.Buyer;
import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What lies in a person's cart. */
@Component
class CartData implements PersonalData {

    private final CartStore carts;
    private final Carts contents;

    CartData(CartStore carts, Carts contents) {
        this.carts = carts;
        this.contents = contents;
    }

    @Override
    public String name() {
        return "cart";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(contents.contents(new Buyer(person.id(), null)));
    }

    @Override
    public void erase(Person person) {
        carts.delete(person.id());
    }
}
