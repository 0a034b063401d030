package io.merkato.storefront;

import io.merkato.platform.web.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads {@link ListParameters}. Done by the framework this was a third of what a list costs. */
@Component
class ReadListParameters extends RequestArgument<ListParameters> {

    private static final Set<String> NAMES = Stream.of(ListParameters.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    ReadListParameters() {
        super(ListParameters.class);
    }

    @Override
    protected Set<String> parameters() {
        return NAMES;
    }

    @Override
    protected Set<String> listed() {
        return Set.of("brand");
    }

    @Override
    protected ListParameters of(HttpServletRequest request) {
        return of(request.getParameterMap());
    }

    static ListParameters of(Map<String, String[]> parameters) {
        GivenParameters given = new GivenParameters(parameters);
        ListParameters read = new ListParameters(
                given.text("q", ListParameters.MAX_TEXT),
                given.text("category", ListParameters.MAX_TEXT),
                given.texts("brand", ListParameters.MAX_BRANDS, ListParameters.MAX_BRAND),
                given.number("minPrice", 0),
                given.number("maxPrice", 0),
                given.flag("inStock"),
                given.decimal("minRating", ListParameters.MIN_RATING, ListParameters.MAX_RATING),
                given.text("sort"),
                given.flag("facets"),
                given.flag("explain"),
                given.number("limit", 1, ListParameters.MAX_LIMIT),
                given.text("cursor", ListParameters.MAX_CURSOR));
        given.refuseWrong();
        return read;
    }
}
