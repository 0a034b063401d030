package io.merkato.search.index;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.search.SearchChanges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff see of the index, and have done with it. */
@RestController
@Tag(name = "Admin search")
@OpenTo(Audience.STAFF)
class IndexController {

    private final KeepIndex index;
    private final SearchChanges changes;

    IndexController(KeepIndex index, SearchChanges changes) {
        this.index = index;
        this.changes = changes;
    }

    @GetMapping("/v1/admin/search/index")
    @Operation(
            operationId = "searchIndex",
            summary = "The index of products",
            description = "That of the node that answers; each has its own.")
    IndexStatus get() {
        return index.status();
    }

    @PostMapping("/v1/admin/search/reindex")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "reindex",
            summary = "Make the index anew",
            description =
                    "On every node, while the index that is there serves. A node has done it when `reindex` of its index is the number"
                            + " that is answered, or a greater one. Needed only after a change of the database past the shop: the shop does it by itself where it has to.")
    Reindex reindex() {
        return new Reindex(changes.requestReindex());
    }

    /** What indexes are to be made anew for. */
    record Reindex(
            @Schema(description = "Counts how often it was asked for.")
            long reindex) {}

    /** The index of one node. */
    @Schema(name = "SearchIndex")
    record IndexStatus(
            @Schema(description = "How many products are on sale, as far as this node knows.")
            int products,

            @Schema(description = "Whether words are found by the index; else by the database.")
            boolean words,

            @Schema(description = "How many products an index that is being made has by now, null when none is.")
            @Nullable Integer making,

            @Schema(
                    description =
                            "How often an index could not be made, or be given a folder, since it last could. It is tried again"
                                    + " every ten seconds; the log says why.")
            int failures,

            @Schema(
                    description =
                            "The number of the last reindex that the index in use was begun after; 0 when there was none, or no"
                                    + " index serves.")
            long reindex) {}
}
