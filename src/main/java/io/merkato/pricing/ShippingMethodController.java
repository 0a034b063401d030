package io.merkato.pricing;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout")
@OpenTo(Audience.EVERYBODY)
class ShippingMethodController {

    private final Pricing pricing;

    ShippingMethodController(Pricing pricing) {
        this.pricing = pricing;
    }

    @GetMapping("/v1/shipping-methods")
    @Operation(
            summary = "How orders can be shipped",
            description = "`code` is what a quote and an order name as their `shippingMethod`.")
    ShippingMethods list() {
        return new ShippingMethods(pricing.shippingMethods().stream()
                .map(method ->
                        new Item(method.code(), method.name(), method.price(), method.freeAbove(), method.countries()))
                .toList());
    }

    @Schema(name = "ShippingMethodList")
    record ShippingMethods(List<Item> items) {}

    /** @param countries where it goes, empty for everywhere */
    @Schema(name = "ShippingMethod")
    record Item(
            String code, String name, Money price, @Nullable Money freeAbove, List<String> countries) {}
}
