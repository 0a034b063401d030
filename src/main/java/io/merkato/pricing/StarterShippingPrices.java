package io.merkato.pricing;

import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.StarterPrice;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the prices of the shipping methods that come with the shop into its currency, unless somebody has set others or has sold
 * at these.
 */
@Component
final class StarterShippingPrices implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StarterShippingPrices.class);

    private final PricingStore store;
    private final List<Sales> sales;
    private final TransactionTemplate transaction;
    private final String currency;

    StarterShippingPrices(PricingStore store, List<Sales> sales, TransactionTemplate transaction, ShopProfile shop) {
        this.store = store;
        this.sales = sales;
        this.transaction = transaction;
        this.currency = shop.currency();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!currency.equals(StarterPrice.HOME) && sales.stream().noneMatch(Sales::haveBegun)) {
            transaction.executeWithoutResult(status -> store.starterPrices().forEach(this::convert));
        }
    }

    private void convert(PricingStore.StarterShipping price) {
        long amount = StarterPrice.of(price.amount(), currency);
        Long freeAbove = price.freeAbove() == null ? null : StarterPrice.of(price.freeAbove(), currency);
        store.setPrice(price.code(), amount, freeAbove);
        log.info(
                "The shipping method {} cost {} in minor units of {} as it came, and costs {} of {} from now on.",
                price.code(),
                price.amount(),
                StarterPrice.HOME,
                amount,
                currency);
    }
}
