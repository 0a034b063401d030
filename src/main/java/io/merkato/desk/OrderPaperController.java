package io.merkato.desk;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff print of an order. The pages load nothing and run nothing; their one style is allowed by its hash. */
@RestController
@RequestMapping("/v1/admin/orders/{id}")
@Tag(name = "Admin orders")
@OpenTo(Audience.STAFF)
class OrderPaperController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Orders orders;
    private final OrderPapers papers;

    OrderPaperController(Orders orders, OrderPapers papers) {
        this.orders = orders;
        this.papers = papers;
    }

    @GetMapping(path = "/packing-list", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            summary = "What goes into the parcel and where it goes, to be printed",
            description =
                    "The lines of which something is left to ship; none of an order that is not paid or is cancelled, or when all"
                            + " has left, and then it says so. A page of A4 for up to some thirty lines.")
    ResponseEntity<String> packingList(@PathVariable String id) {
        return answer(papers.packingList(order(id)));
    }

    @GetMapping(path = "/summary", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            summary = "An order with its totals, to be printed",
            description =
                    "What was ordered, what it cost with tax, and what was paid. It is no invoice in the law's sense.")
    ResponseEntity<String> summary(@PathVariable String id) {
        return answer(papers.summary(order(id)));
    }

    private Order order(String id) {
        return orders.get(OrderId.fromPath(id));
    }

    private ResponseEntity<String> answer(String page) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", papers.contentPolicy())
                .body(page);
    }
}
