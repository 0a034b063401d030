package io.merkato.search.synonyms;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.UserId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff say means the same. */
@RestController
@RequestMapping("/v1/admin/synonyms")
@Tag(name = "Admin search")
@OpenTo(Audience.STAFF)
class SynonymController {

    private final SynonymStore store;
    private final ChangeSynonyms synonyms;
    private final Idempotency idempotency;

    SynonymController(SynonymStore store, ChangeSynonyms synonyms, Idempotency idempotency) {
        this.store = store;
        this.synonyms = synonyms;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            summary = "The sets of synonyms, newest first",
            description = "Those that staff keep. The general ones that come with the shop are not among them.")
    Page<Synonym> list(@ModelAttribute @Valid PageRequest page) {
        return store.list(page);
    }

    @PostMapping
    @Refuses("TOO_MANY_SYNONYMS")
    @Operation(
            summary = "Say what means the same",
            description =
                    "Either `terms`, which all mean the same, or one way: who searches for one of `from` finds `to` as"
                            + " well. A term has at most five words. It may be in several sets, and once in each, whatever its case and"
                            + " accents. Searches follow within a second.")
    @ApiResponse(responseCode = "201", description = "Kept", useReturnTypeSchema = true)
    ResponseEntity<Synonym> add(
            @Valid @RequestBody NewSynonyms body, Caller caller, Visitor visitor, IdempotentRequest request) {
        UserId by = caller.requireUser();
        return idempotency.once(request, () -> {
            Synonym added = synonyms.add(body.toSet(), by, visitor);
            return ResponseEntity.created(URI.create("/v1/admin/synonyms/" + added.id()))
                    .body(added);
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One set of synonyms", description = "As it was given, without blanks around its terms.")
    Synonym get(@PathVariable String id) {
        return store.find(Ids.fromPath(id)).orElseThrow(ChangeSynonyms::noSuchSet);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a set of synonyms", description = "Searches follow within a second.")
    void remove(@PathVariable String id, Caller caller, Visitor visitor, Precondition precondition) {
        synonyms.remove(Ids.fromPath(id), caller.requireUser(), visitor, precondition);
    }
}
