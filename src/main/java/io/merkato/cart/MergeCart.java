package io.merkato.cart;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.VariantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joins a guest's cart into a customer's. It never fails for lack of stock or room, and tells what was not as chosen. */
@Component
class MergeCart {

    /** Two full carts fit into one. */
    private static final int MAX_ITEMS = 2 * ChangeCart.MAX_ITEMS;

    private final ChangeCart carts;
    private final ReadCart read;
    private final CartStore store;

    MergeCart(ChangeCart carts, ReadCart read, CartStore store) {
        this.carts = carts;
        this.read = read;
        this.store = store;
    }

    /**
     * Moves what a guest chose into the customer's cart. Quantities add up, to at most what can be had; what cannot be had
     * at all stays as it was chosen. The guest's cart ends, unless there is something in it for which there is no room.
     */
    @Transactional
    public CartView merge(Buyer customer, String cartToken) {
        Buyer guest = new Buyer(null, CartToken.hash(cartToken));
        CartStore.Row from =
                store.lock(guest).orElseThrow(() -> NOT_FOUND.because("There is no guest's cart with this token."));
        Carts.requireFree(from);
        CartStore.Row into = carts.lockOrMake(customer);
        List<CartView.Adjustment> adjustments = new Merge(from, into).run();
        if (store.items(from.id()).isEmpty()) {
            store.delete(from.id());
        }
        return read.view(customer).adjusted(adjustments);
    }

    /** One merge, and what it knows of the two carts. */
    private final class Merge {

        private final CartStore.Row into;
        private final List<CartStore.ItemRow> chosen;
        private final Map<VariantId, CartStore.ItemRow> present = new HashMap<>();
        private final ReadCart.Offers offers;
        private final List<CartView.Adjustment> adjustments = new ArrayList<>();

        Merge(CartStore.Row from, CartStore.Row into) {
            this.into = into;
            this.chosen = store.items(from.id());
            store.items(into.id()).forEach(item -> present.put(item.variantId(), item));
            this.offers = read.offers(CartStore.variants(chosen));
        }

        List<CartView.Adjustment> run() {
            chosen.forEach(this::move);
            return adjustments;
        }

        private void move(CartStore.ItemRow item) {
            CartStore.ItemRow there = present.get(item.variantId());
            if (there == null && present.size() >= MAX_ITEMS) {
                adjustments.add(adjustment(item, item.quantity(), 0, CartView.Reason.CART_FULL));
                return;
            }
            int before = there == null ? 0 : there.quantity();
            int wanted = before + item.quantity();
            int available = offers.available(item.variantId());
            // What is sold out may come back, and then it is there as it was chosen.
            int possible = available == 0 ? ChangeCart.MAX_QUANTITY : Math.min(available, ChangeCart.MAX_QUANTITY);
            int quantity = Math.max(before, Math.min(wanted, possible));
            if (there == null) {
                store.moveItem(item.id(), into.id(), quantity);
                present.put(item.variantId(), item);
            } else {
                store.updateItem(there.with(quantity, seen(item, there)));
                store.deleteItem(item.id());
            }
            if (quantity < wanted) {
                CartView.Reason reason = possible == ChangeCart.MAX_QUANTITY
                        ? CartView.Reason.QUANTITY_LIMIT
                        : CartView.Reason.INSUFFICIENT_STOCK;
                adjustments.add(adjustment(item, wanted, quantity, reason));
            }
        }

        /** Of two prices that were seen, one that tells the buyer of a change. */
        private CartStore.Seen seen(CartStore.ItemRow item, CartStore.ItemRow there) {
            SellableVariant now = offers.sellable().get(item.variantId());
            return now != null && item.seen().price() == now.price().amount() ? there.seen() : item.seen();
        }

        private CartView.Adjustment adjustment(
                CartStore.ItemRow item, int requested, int quantity, CartView.Reason reason) {
            SellableVariant now = offers.sellable().get(item.variantId());
            CartStore.Seen seen = now == null ? item.seen() : CartStore.Seen.of(now);
            return new CartView.Adjustment(
                    item.variantId().value(), seen.sku(), seen.title(), requested, quantity, reason);
        }
    }
}
