package io.merkato.pricing;

import io.merkato.platform.money.StarterPrice;
import io.merkato.platform.settings.Settings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the prices of the shipping methods that come with the shop into its currency, unless somebody has set others. */
@Component
final class StarterShippingPrices implements SmartInitializingSingleton {

    private final PricingStore store;
    private final TransactionTemplate transaction;
    private final String currency;

    StarterShippingPrices(PricingStore store, TransactionTemplate transaction, Settings settings) {
        this.store = store;
        this.transaction = transaction;
        this.currency = settings.currency();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!currency.equals(StarterPrice.HOME)) {
            transaction.executeWithoutResult(status -> store.starterPrices()
                    .forEach(price -> store.setPrice(
                            price.code(),
                            StarterPrice.of(price.amount(), currency),
                            price.freeAbove() == null ? null : StarterPrice.of(price.freeAbove(), currency))));
        }
    }
}
