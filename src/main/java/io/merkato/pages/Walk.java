package io.merkato.pages;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.templates.Html;
import io.merkato.platform.web.PublicAddress;
import io.merkato.pricing.PricedItem;
import io.merkato.pricing.Pricing;
import io.merkato.storefront.ShopWindow;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The five lines from nothing to a paid order, with what this very shop sells and where it is. */
@Component
class Walk {

    /** The address in the template, and the way to it. */
    private static final String COUNTRY = "DE";

    private static final String SHIPPING_METHOD = "standard";

    private final Pages pages;
    private final ShopWindow window;
    private final Pricing pricing;
    private final PublicAddress shop;

    Walk(Pages pages, ShopWindow window, Pricing pricing, PublicAddress shop) {
        this.pages = pages;
        this.window = window;
        this.pricing = pricing;
        this.shop = shop;
    }

    /** The walk for one of these products; a hint at what is missing when none can be had. */
    Html through(List<ShopWindow.Shown> products) {
        Map<ProductId, ShopWindow.Shown> shown = products.stream().collect(toMap(ShopWindow.Shown::id, identity()));
        try {
            return window.cheapest(shown.keySet())
                    .map(variant -> buying(variant, requireNonNull(shown.get(variant.productId()))))
                    .orElseGet(() -> pages.part("no-walk", Map.of()));
        } catch (Problem e) {
            // The shipping methods of this shop are others, or do not go there.
            return pages.part("no-walk", Map.of());
        }
    }

    private Html buying(SellableVariant variant, ShopWindow.Shown product) {
        PricedItem item = new PricedItem(variant.variantId(), 1, variant.price(), variant.taxClass());
        Money total = pricing.quote(List.of(item), COUNTRY, SHIPPING_METHOD).total();
        return pages.part(
                "walk",
                Map.of(
                        "address", Html.of(shop.base().replace("'", "%27")),
                        "variant", Html.of(variant.variantId().toString()),
                        "slug", Html.of(product.slug()),
                        "title", Html.of(variant.title()),
                        "amount", Html.of(String.valueOf(total.amount())),
                        "currency", Html.of(total.currency()),
                        "total", Html.of(total.display())));
    }
}
