/**
 * Files got by their web address, as GitLab gets them: how often it is tried, what is followed, how long it may take.
 *
 * <p>In: an address, and what to tell which server. Out: bytes, or the reason why not. Uses nothing of ours.
 */
@NullMarked
package io.github.cimaven.io.http;

import org.jspecify.annotations.NullMarked;
