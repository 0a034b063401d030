package io.merkato.aftersales.withdrawals;

import io.merkato.aftersales.withdrawals.Withdrawal.Item;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody declares: who they are, which contract it is about, and where it shall be confirmed. */
public final class Statement {

    private Statement() {}

    /** The declaration in one sentence; of all items when none are named. */
    public static String of(String name, String orderNumber, @Nullable List<Item> items, String email) {
        String goods = items == null
                ? "all of it"
                : items.stream()
                        .map(item -> item.quantity() + " x " + item.sku())
                        .collect(Collectors.joining(", "));
        return "I, " + name + ", withdraw from my contract about order " + orderNumber + ": " + goods
                + ". Please confirm it to " + email + ".";
    }
}
