package io.merkato.pages;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.OpenParameters;
import io.merkato.reviews.requests.OptOuts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where somebody says that they do not want to be asked for reviews: their mail program by a POST (RFC 8058), they themselves by the
 * button of the page. To open it changes nothing, since scanners of mails follow links.
 */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class UnsubscribeController {

    private static final String PATH = "/unsubscribe";
    private static final String TITLE = "Mails that ask for reviews";

    private final Pages pages;
    private final OptOuts optOuts;

    UnsubscribeController(Pages pages, OptOuts optOuts) {
        this.pages = pages;
        this.optOuts = optOuts;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "") // mail programs add their own
    ResponseEntity<String> ask(
            @RequestParam(required = false) @Nullable String token, HttpServletRequest request, Visitor visitor) {
        String whole = Objects.requireNonNullElse(token, "");
        optOuts.check(whole, visitor);
        return pages.answer(request, HttpStatus.OK, TITLE, form(whole));
    }

    /** Mail providers write the body in one of two encodings, and what they accept as they like: the token says it all. */
    @PostMapping(PATH)
    @OpenParameters(prefix = "")
    ResponseEntity<String> optOut(
            @RequestParam(required = false) @Nullable String token, HttpServletRequest request, Visitor visitor) {
        optOuts.optOut(Objects.requireNonNullElse(token, ""), visitor);
        return pages.message(
                request,
                HttpStatus.OK,
                "You are not asked any more",
                "We send you no more mails that ask for reviews. Mails about your orders come as before.");
    }

    private Html form(String token) {
        return pages.part("unsubscribe", Map.of("title", Html.of(TITLE), "token", Html.of(token)));
    }
}
