package io.merkato.search.meaning;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The files that make up a model.
 *
 * @param network what is calculated, in the format of ONNX
 * @param tokenizer how texts are cut into pieces before
 */
record ModelFiles(Resource network, Resource tokenizer) {

    /** Stands in the hash of every text: another model has to read all of them again. */
    static final String NAME = "all-MiniLM-L6-v2, int8";

    /** Those of all-MiniLM-L6-v2, which a library brings. */
    static ModelFiles packed() {
        return new ModelFiles(
                new ClassPathResource("all-minilm-l6-v2-q.onnx"),
                new ClassPathResource("all-minilm-l6-v2-q-tokenizer.json"));
    }
}
