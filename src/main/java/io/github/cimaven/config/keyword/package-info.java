/**
 * The keywords of {@code .gitlab-ci.yml}: one class each, which reads its value, or says what is wrong with it.
 *
 * <p>In: the tree after include, extends, {@code !reference} and default. Out: {@code config.model}, problems in GitLab's own
 * words, and the names of keywords that are not acted upon yet. A further keyword is one more class and one line in the table
 * of the level it belongs to.
 */
@NullMarked
package io.github.cimaven.config.keyword;

import org.jspecify.annotations.NullMarked;
