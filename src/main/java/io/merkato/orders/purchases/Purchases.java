package io.merkato.orders.purchases;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.platform.mail.EmailKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was delivered, and to whom: with an account, or as a guest with an address. */
@Component
public class Purchases {

    private final PurchaseStore store;

    Purchases(PurchaseStore store) {
        this.store = store;
    }

    /**
     * Whether something of a product was delivered to a person.
     *
     * @param email the address that the person has confirmed; what a guest ordered with it counts too
     */
    public boolean delivered(UserId person, String email, ProductId product) {
        return store.delivered(person, email, product);
    }

    /** Whether anything at all was delivered to a person. Otherwise as {@link #delivered(UserId, String, ProductId)}. */
    public boolean delivered(UserId person, String email) {
        return store.delivered(person, email, null);
    }

    /** Those of many persons to whom something of a product was delivered. */
    public Set<Buyer> delivered(Collection<Buyer> persons) {
        List<Buyer> all = List.copyOf(persons);
        List<PurchaseStore.Asked> asked = new ArrayList<>();
        for (Buyer person : all) {
            asked.add(new PurchaseStore.Asked(
                    asked.size(), person.person(), EmailKey.all(person.email()), person.product()));
        }
        return asked.isEmpty()
                ? Set.of()
                : store.delivered(asked).stream().map(all::get).collect(Collectors.toSet());
    }

    /** The products that are in a parcel. */
    public Set<ProductId> in(ShipmentId parcel) {
        return store.in(parcel);
    }

    /**
     * Somebody who may have bought a product.
     *
     * @param email as in {@link #delivered(UserId, String, ProductId)}
     */
    public record Buyer(UserId person, String email, ProductId product) {}
}
